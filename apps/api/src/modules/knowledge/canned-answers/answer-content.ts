import type { CannedAnswerInput, CannedAnswerSnapshot, ReplyLink } from '@zhiyin/contracts';
import { normalise } from '@zhiyin/text';
import type { CannedAnswerRow } from './canned-answer.entity';

/** What an editor writes; status, version and counters are kept beside it. */
export interface AnswerContent {
  question: string;
  similarQuestions: string[];
  answer: string;
  category: string | null;
  links: ReplyLink[];
  followUps: string[];
  validFrom: Date | null;
  validTo: Date | null;
  regressionQuestions: string[];
}

/** The content of an input, without questions that say the same after normalising. */
export function contentOf(input: CannedAnswerInput): AnswerContent {
  return {
    question: input.question,
    similarQuestions: withoutDuplicates(input.similarQuestions, [input.question]),
    answer: input.answer,
    category: input.category ?? null,
    links: (input.links ?? []).map(({ label, url }) => ({ label, url })),
    followUps: withoutDuplicates(input.followUps),
    validFrom: dateOf(input.validFrom),
    validTo: dateOf(input.validTo),
    regressionQuestions: withoutDuplicates(input.regressionQuestions),
  };
}

export function contentOfRow(row: CannedAnswerRow): AnswerContent {
  const { question, similarQuestions, answer, category, links, followUps, regressionQuestions } = row;
  const { validFrom, validTo } = row;
  return {
    question,
    similarQuestions,
    answer,
    category,
    links,
    followUps,
    validFrom,
    validTo,
    regressionQuestions,
  };
}

export function snapshotOf(row: CannedAnswerRow): CannedAnswerSnapshot {
  const content = contentOfRow(row);
  return {
    ...content,
    validFrom: content.validFrom?.toISOString() ?? null,
    validTo: content.validTo?.toISOString() ?? null,
    status: row.status,
  };
}

export function contentOfSnapshot({ status: _status, ...snapshot }: CannedAnswerSnapshot): AnswerContent {
  return { ...snapshot, validFrom: dateOf(snapshot.validFrom), validTo: dateOf(snapshot.validTo) };
}

/** Links are compared by value; MySQL hands JSON objects back with their keys in an order of its own. */
export function sameContent(first: AnswerContent, second: AnswerContent): boolean {
  return comparable(first) === comparable(second);
}

function comparable(content: AnswerContent): string {
  return JSON.stringify([
    content.question,
    content.similarQuestions,
    content.answer,
    content.category,
    content.links.map(({ label, url }) => [label, url]),
    content.followUps,
    content.validFrom,
    content.validTo,
    content.regressionQuestions,
  ]);
}

/** The first wording stays. One without a letter, digit or Han character can match nothing and is dropped too. */
function withoutDuplicates(texts: readonly string[] = [], besides: readonly string[] = []): string[] {
  const seen = new Set(['', ...besides.map((text) => normalise(text))]);
  return texts.filter((text) => {
    const key = normalise(text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function dateOf(time: string | null | undefined): Date | null {
  return time ? new Date(time) : null;
}
