export const TERM_ACTIONS = ['block', 'mask', 'flag'] as const;
export type TermAction = (typeof TERM_ACTIONS)[number];

export const VERDICTS = ['pass', 'mask', 'flag', 'block'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface ModerationHit {
  type: 'term' | 'personal_data';
  category: string;
  /** The term of the lexicon, for type `term`. */
  term?: string;
  /** The canonical value, for type `personal_data` (digits only, lower case). */
  value?: string;
  /** UTF-16 offsets in the given text, end exclusive. */
  start: number;
  end: number;
  action: TermAction;
}

export interface ModerationResult {
  verdict: Verdict;
  /** The text with masked hits replaced. */
  masked: string;
  hits: ModerationHit[];
}

export interface TermInput {
  term: string;
  category: string;
  action: TermAction;
}

export interface Term extends TermInput {
  id: string;
  starter: boolean;
  createdAt: string;
}
