import type { CannedAnswer, CannedAnswerInput, ReplyLink } from '@zhiyin/contracts';

/** An entry while it is being edited: no nulls for texts, so that every control always has a value. */
export interface AnswerDraft {
  question: string;
  similarQuestions: string[];
  answer: string;
  category: string;
  links: ReplyLink[];
  followUps: string[];
  validFrom: string | null;
  validTo: string | null;
  regressionQuestions: string[];
}

export function emptyDraft(question = ''): AnswerDraft {
  return {
    question,
    similarQuestions: [],
    answer: '',
    category: '',
    links: [],
    followUps: [],
    validFrom: null,
    validTo: null,
    regressionQuestions: [],
  };
}

export function draftOf(answer: CannedAnswer): AnswerDraft {
  const { question, similarQuestions, links, followUps, validFrom, validTo, regressionQuestions } = answer;
  return {
    question,
    similarQuestions,
    answer: answer.answer,
    category: answer.category ?? '',
    links,
    followUps,
    validFrom,
    validTo,
    regressionQuestions,
  };
}

export function inputOf(draft: AnswerDraft, publish: boolean): CannedAnswerInput {
  return {
    ...draft,
    question: draft.question.trim(),
    answer: draft.answer.trim(),
    category: draft.category.trim() || undefined,
    links: filledLinks(draft.links),
    publish,
  };
}

/** A row that was added and left empty is no link. */
export function filledLinks(links: ReplyLink[]): ReplyLink[] {
  return links
    .map(({ label, url }) => ({ label: label.trim(), url: url.trim() }))
    .filter(({ label, url }) => label || url);
}

export function sameDraft(first: AnswerDraft, second: AnswerDraft): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
