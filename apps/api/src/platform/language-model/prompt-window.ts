import { fenced, toMessages } from './chat-messages';
import type { Prompt } from './language-model';
import { startWithin, weigh } from './token-estimate';

/** What a chat template adds around each message, and once for the answer to come. */
const PER_MESSAGE = 4;
const PER_ANSWER = 3;
const CUT_MARK = '…（问题过长，后文已略去）';
/** So much of the question stays even if the instructions had to be cut for it. */
const QUESTION_AT_LEAST = 48;

/** Estimated tokens of the whole prompt as it is sent. */
export function promptTokens(prompt: Prompt): number {
  const messages = toMessages(prompt);
  return Math.ceil(
    messages.reduce((sum, { content }) => sum + weigh(content), PER_ANSWER + messages.length * PER_MESSAGE),
  );
}

/**
 * The prompt within a number of tokens, from 256 on. What matters least goes first: the customer's history (the end of
 * the list first), the summary (its first lines first), the oldest turns, the last passages. The question is never
 * left out; one that is longer than all the room there is ends with a mark.
 */
export function fitPrompt(prompt: Prompt, tokens: number): Prompt {
  let excess = promptTokens(prompt) - tokens;
  if (excess <= 0) return prompt;
  const free = (text: string) => (excess -= weigh(text));

  const history = [...(prompt.history ?? [])];
  while (excess > 0 && history.length > 0) free(fenced(history.pop()!));

  const summary = prompt.summary ? prompt.summary.split('\n') : [];
  while (excess > 0 && summary.length > 0) free(fenced(summary.shift()!));

  const turns = [...prompt.turns];
  // An answer without its question says nothing: it goes with it.
  while (turns.length > 0 && (excess > 0 || (turns[0]!.role === 'assistant' && turns.length < prompt.turns.length)))
    free(turns.shift()!.text);

  const passages = [...prompt.passages];
  while (excess > 0 && passages.length > 0) {
    const { title, text } = passages.pop()!;
    free(fenced(title));
    free(fenced(text));
  }

  const fitted = { ...prompt, history, summary: summary.join('\n'), turns, passages };
  // Separators and the words around an empty part are counted now, once, instead of guessed above.
  return withShorterQuestion(fitted, promptTokens(fitted) - tokens);
}

function withShorterQuestion(prompt: Prompt, excess: number): Prompt {
  if (excess <= 0) return prompt;
  const asked = weigh(prompt.question);
  const room = Math.max(asked - excess - 1, QUESTION_AT_LEAST);
  const question = asked <= room ? prompt.question : startWithin(prompt.question, room - weigh(CUT_MARK)) + CUT_MARK;
  const still = excess - (asked - weigh(question));
  // Only instructions longer than any of ours come to this.
  const system = still > 0 ? startWithin(prompt.system, weigh(prompt.system) - still - 1) : prompt.system;
  return { ...prompt, question, system };
}
