import type { Message, TurnTrace } from '@zhiyin/contracts';

const PAUSE_MS = 5 * 60_000;

/** A time line above the first entry and after five minutes of silence. */
export function needsTime(before: Message | undefined, entry: Message): boolean {
  return before === undefined || Date.parse(entry.createdAt) - Date.parse(before.createdAt) >= PAUSE_MS;
}

/** The trace belongs below its answer; of a turn that ended without one, below the question. */
export function turnOf(entry: Message, turns: TurnTrace[]): TurnTrace | undefined {
  return turns.find((turn) => (turn.answerId === null ? turn.questionId : turn.answerId) === entry.id);
}

/** Ids of the options that the customer tapped. */
export function chosenOptions(entries: Message[]): Set<string> {
  return new Set(entries.flatMap(({ data }) => (data?.optionId === undefined ? [] : [data.optionId])));
}

/** What an entry says in words, with a stand-in for what is not text. */
export function textOf(entry: Message, words: { image: string; voice: string; noText: string }): string {
  if (entry.text) return entry.text;
  if (entry.kind === 'image') return words.image;
  if (entry.kind === 'voice') return words.voice;
  return words.noText;
}
