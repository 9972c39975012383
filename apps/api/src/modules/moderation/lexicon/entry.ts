import type { TermAction } from '@zhiyin/contracts';
import { type Reading, readText } from './reading';

/** A term of the lexicon as far as finding it goes. */
export interface LexiconTerm {
  term: string;
  category: string;
  action: TermAction;
  exceptions: readonly string[];
  wholeWord: boolean;
}

/** What the automaton looks for: a term, or a harmless text around it. */
export interface Pattern {
  /** Index of its term. */
  term: number;
  exception: boolean;
  text: string;
  /** How often each character is written; undefined when all are written once. */
  runs: number[] | undefined;
}

export const isLatin = (unit: string | undefined): boolean => unit !== undefined && /^[a-z0-9]$/.test(unit);

const pattern = (term: number, exception: boolean, { text, runs }: Reading): Pattern => ({
  term,
  exception,
  text,
  runs: runs.some((run) => run > 1) ? runs : undefined,
});

/** What to look for of one term. Texts without a letter, digit or Han are left out: they would match nothing. */
export function patternsOf({ term, exceptions }: LexiconTerm, index: number): Pattern[] {
  return [
    pattern(index, false, readText(term)),
    ...exceptions.map((exception) => pattern(index, true, readText(exception))),
  ].filter(({ text }) => text !== '');
}
