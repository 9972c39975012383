import type { TimelineEntry } from '../timeline/timeline-entry.entity';

/** What a customer said and what followed it. The first one may lack the question, when it is further back. */
export interface Exchange {
  question: TimelineEntry | undefined;
  replies: TimelineEntry[];
}

/** Entries of one conversation in their order; an answer goes to its question, also when another came between. */
export function exchangesOf(entries: readonly TimelineEntry[]): Exchange[] {
  const exchanges: Exchange[] = [];
  const byQuestion = new Map<string, Exchange>();
  for (const entry of entries) {
    if (entry.kind === 'note') continue;
    if (entry.sender === 'user') {
      const exchange = { question: entry, replies: [] };
      exchanges.push(exchange);
      byQuestion.set(entry.id, exchange);
      continue;
    }
    const own = byQuestion.get(entry.replyTo ?? '') ?? exchanges.at(-1);
    if (own) own.replies.push(entry);
    else exchanges.push({ question: undefined, replies: [entry] });
  }
  return exchanges;
}

/** The last `wanted` customer messages with what was answered, oldest first; notices carry no meaning for a model. */
export function lastTurns(entries: readonly TimelineEntry[], wanted: number): TimelineEntry[] {
  if (wanted === 0) return [];
  const spoken = entries.filter((entry) => entry.text && entry.sender !== 'system' && entry.kind !== 'notice');
  const questions = spoken.flatMap((entry, index) => (entry.sender === 'user' ? [index] : []));
  return spoken.slice(questions.at(-wanted) ?? 0);
}
