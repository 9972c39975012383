import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { clip } from './clip';
import { type Exchange, exchangesOf } from './exchanges';
import { FACT_WORDS, mergeFacts, type StatedFact, statedFacts } from './stated-facts';

/** How a conversation stands: a person spoke, a message was left for one, the last question found no answer, or did. */
export type Outcome = 'staff' | 'leftMessage' | 'unanswered' | 'answered';

/** What is kept of a stretch of conversation, by rule alone. */
export interface Remembered {
  summary: string;
  topics: string[];
  outcome: Outcome;
  facts: StatedFact[];
}

export const NOTHING: Remembered = { summary: '', topics: [], outcome: 'answered', facts: [] };

const QUESTION_LENGTH = 60;
const REPLY_LENGTH = 80;
const TOPIC_LENGTH = 30;
const MOST_TOPICS = 4;
/** Within these a line stays well below the length of a summary. */
const MOST_FACTS = 6;
const MOST_TITLES = 2;
const FIRST_REPLIES = 2;
const LAST_REPLIES = 3;
const SUMMARY_LENGTH = 1_200;

/** The memory so far with the entries that followed it. */
export function remember(before: Remembered, entries: readonly TimelineEntry[]): Remembered {
  const exchanges = exchangesOf(entries);
  return {
    summary: withinLength([...linesOf(before.summary), ...exchanges.map(lineOf)].filter(Boolean)),
    topics: [...new Set([...before.topics, ...exchanges.flatMap(topicOf)])].slice(-MOST_TOPICS),
    outcome: outcomeAfter(before.outcome, entries),
    facts: mergeFacts(before.facts, exchanges.flatMap(factsOf)),
  };
}

const linesOf = (summary: string) => summary.split('\n');

/** The oldest lines give way; the facts in them are kept with the customer. */
function withinLength(lines: string[]): string {
  let first = lines.length;
  for (let length = 0; first > 0; first -= 1) {
    length += lines[first - 1]!.length + 1;
    if (length > SUMMARY_LENGTH) break;
  }
  return lines.slice(first).join('\n');
}

function lineOf(exchange: Exchange): string {
  const asked = exchange.question && `顾客：${questionOf(exchange.question)}`;
  const facts = factsOf(exchange)
    .filter(({ value }) => !asked?.includes(value))
    .slice(0, MOST_FACTS)
    .map(({ kind, value }) => `${FACT_WORDS[kind]} ${value}`);
  const mentioned = facts.length > 0 ? `（提到 ${facts.join('、')}）` : '';
  const replies = exchange.replies.map(replyOf).filter(Boolean);
  if (replies.length > FIRST_REPLIES + LAST_REPLIES)
    replies.splice(FIRST_REPLIES, replies.length - FIRST_REPLIES - LAST_REPLIES, '……');
  return [asked && asked + mentioned, ...replies].filter(Boolean).join(' → ');
}

function questionOf({ kind, text }: TimelineEntry): string {
  if (kind === 'image') return '（图片）';
  if (kind === 'voice') return '（语音）';
  return clip(text ?? '', QUESTION_LENGTH);
}

function replyOf(entry: TimelineEntry): string | undefined {
  if (entry.sender === 'system') return NOTICE_WORDS[entry.data?.notice ?? ''];
  if (entry.sender === 'staff') return `人工客服：${clip(entry.text ?? '', REPLY_LENGTH)}`;
  const titles = (entry.evidence ?? [])
    .slice(0, MOST_TITLES)
    .map(({ title }) => `「${clip(title, TOPIC_LENGTH)}」`)
    .join('');
  switch (entry.source) {
    case 'faq_exact':
    case 'faq_similar':
      return `已给标准答案${titles}`;
    case 'document':
      return `已给资料${titles}`;
    case 'fallback':
      return '没能回答';
    case 'model':
    case 'menu':
    case null:
      return entry.kind === 'options' ? '给出了选项' : `客服：${clip(entry.text ?? '', REPLY_LENGTH)}`;
  }
}

const NOTICE_WORDS: Record<string, string> = {
  queued: '已转人工排队',
  taken_over: '人工客服接入',
  leave_message: '请顾客留言',
  released: '人工服务结束',
};

function topicOf({ question, replies }: Exchange): string[] {
  if (!question?.text || replies.some(isSmallTalk)) return [];
  const canned = replies.flatMap(({ evidence }) => evidence ?? []).find(({ type }) => type === 'faq');
  return [clip(canned?.title ?? question.text, TOPIC_LENGTH)];
}

/** Greetings, thanks, the wish for a person: the bot's own words, with nothing offered below. */
const isSmallTalk = ({ source, kind, data }: TimelineEntry) =>
  source === 'menu' && kind === 'text' && !data?.offerHandoff;

function outcomeAfter(before: Outcome, entries: readonly TimelineEntry[]): Outcome {
  let outcome = before;
  for (const entry of entries) {
    if (entry.sender === 'staff') outcome = 'staff';
    else if (entry.data?.notice === 'leave_message') outcome = 'leftMessage';
    else if (entry.sender === 'bot' && outcome !== 'staff' && !isSmallTalk(entry))
      outcome = entry.source === 'menu' || entry.source === 'fallback' ? 'unanswered' : 'answered';
  }
  return outcome;
}

function factsOf({ question }: Exchange): StatedFact[] {
  if (!question?.text || question.kind === 'option') return [];
  return statedFacts(clip(question.text, question.text.length), question.createdAt);
}
