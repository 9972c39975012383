import { type Term, TERM_ACTIONS, type TermInput } from '@zhiyin/contracts';
import { newId } from '../../../platform/database';
import { cleanText } from '../../../platform/http';
import { LONGEST_EXCEPTION } from '../lexicon/lexicon';
import { readText } from '../lexicon/reading';
import type { TermRow } from './term.entity';

export const LONGEST_TERM = 64;
export const LONGEST_CATEGORY = 40;
export const MOST_EXCEPTIONS = 50;
export const LEAST_SEVERITY = 1;
export const MOST_SEVERITY = 5;
const USUAL_SEVERITY = 3;

export interface Flaw {
  field: string;
  code: string;
  message: string;
}

/** Without what databases choke on: controls, lone surrogates. */
export const trimmed = (text: string): string => cleanText(text).trim();

const words = (value: unknown, longest: number): boolean =>
  typeof value === 'string' && trimmed(value) !== '' && trimmed(value).length <= longest;

const flagOrNothing = (value: unknown): boolean => value === undefined || typeof value === 'boolean';

/** What is wrong with a term of unknown origin; undefined = nothing. The first flaw is told. */
export function flawOf(input: unknown): Flaw | undefined {
  if (typeof input !== 'object' || input === null)
    return { field: 'items', code: 'is_object', message: '应为对象 (must be an object)' };
  const { term, category, action, severity, exceptions, wholeWord, enabled } = input as Record<string, unknown>;
  const flaw = (field: string, message: string): Flaw => ({ field, code: 'invalid', message });
  if (!words(term, LONGEST_TERM)) return flaw('term', `1 到 ${LONGEST_TERM} 个字符 (1 to ${LONGEST_TERM} characters)`);
  if (!words(category, LONGEST_CATEGORY))
    return flaw('category', `1 到 ${LONGEST_CATEGORY} 个字符 (1 to ${LONGEST_CATEGORY} characters)`);
  if (!TERM_ACTIONS.some((known) => known === action))
    return flaw('action', `应为 ${TERM_ACTIONS.join('、')} 之一 (must be one of them)`);
  if (severity !== undefined && ![1, 2, 3, 4, 5].includes(severity as number))
    return flaw('severity', '应为 1 到 5 的整数 (must be an integer from 1 to 5)');
  if (!flagOrNothing(wholeWord)) return flaw('wholeWord', '应为 true 或 false (must be true or false)');
  if (!flagOrNothing(enabled)) return flaw('enabled', '应为 true 或 false (must be true or false)');
  const listed = Array.isArray(exceptions) ? exceptions : [];
  if (exceptions !== undefined && !Array.isArray(exceptions)) return flaw('exceptions', '应为列表 (must be a list)');
  if (listed.length > MOST_EXCEPTIONS || listed.some((exception) => !words(exception, LONGEST_EXCEPTION)))
    return flaw(
      'exceptions',
      `最多 ${MOST_EXCEPTIONS} 项，每项最多 ${LONGEST_EXCEPTION} 个字符 (at most ${MOST_EXCEPTIONS})`,
    );
  return flawOfMeaning(term as string, listed as string[]);
}

/** A term of symbols alone is never found; an exception without the term never applies. */
function flawOfMeaning(term: string, exceptions: readonly string[]): Flaw | undefined {
  const { text } = readText(term);
  if (text === '')
    return { field: 'term', code: 'no_words', message: '至少要有一个文字或数字 (needs a letter or digit)' };
  const stray = exceptions.find((exception) => !readText(exception).text.includes(text));
  return stray === undefined
    ? undefined
    : { field: 'exceptions', code: 'without_term', message: `例外「${stray}」不包含该词 (must contain the term)` };
}

/** The row after an edit; what the input does not say stays, or is the usual at first. */
export function rowOf(input: TermInput, existing: TermRow | undefined, staffId: string | null, now: Date): TermRow {
  return {
    id: existing?.id ?? newId(),
    term: trimmed(input.term),
    category: trimmed(input.category),
    action: input.action,
    severity: input.severity ?? existing?.severity ?? USUAL_SEVERITY,
    exceptions: (input.exceptions ?? existing?.exceptions ?? []).map(trimmed),
    wholeWord: input.wholeWord ?? existing?.wholeWord ?? true,
    starter: existing?.starter ?? staffId === null,
    enabled: input.enabled ?? existing?.enabled ?? true,
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
    createdBy: existing ? existing.createdBy : staffId,
  };
}

export const shownTerm = ({ createdAt, updatedAt, createdBy: _, ...row }: TermRow): Term => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
