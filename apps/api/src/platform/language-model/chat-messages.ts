import type { Prompt } from './language-model';

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** A prompt as the messages of a chat. Whatever came from outside stands in a fence that it cannot close. */
export function toMessages(prompt: Prompt): ChatMessage[] {
  const evidence = prompt.passages.map(({ index, title, text }) => `[${index}] ${fenced(title)}\n${fenced(text)}`);
  const system = [prompt.system, section('资料', evidence.join('\n\n') || '（没有找到相关资料）')];
  if (prompt.summary) system.push(section('对话摘要', fenced(prompt.summary)));
  if (prompt.history?.length) system.push(section('顾客记录', prompt.history.map(fenced).join('\n')));
  return [
    { role: 'system', content: system.join('\n\n') },
    ...prompt.turns.map((turn) => ({ role: turn.role, content: turn.text })),
    { role: 'user', content: prompt.question },
  ];
}

const section = (title: string, body: string) => `【${title}】\n<<<\n${body}\n>>>`;

export const fenced = (text: string) => text.replaceAll('<<<', '《').replaceAll('>>>', '》');
