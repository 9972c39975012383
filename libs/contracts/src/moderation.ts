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
  /** 1 (least) to 5; default 3. */
  severity?: number;
  /** Longer texts that contain the term and are harmless: 大麻烦 for 大麻. */
  exceptions?: string[];
  /** Latin letters and digits beside the term make it another word; default true. */
  wholeWord?: boolean;
  /** Default true. */
  enabled?: boolean;
}

export interface Term extends Required<TermInput> {
  id: string;
  /** Came with the product. */
  starter: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface TermPage {
  items: Term[];
  nextCursor: string | null;
}

export interface TermBulkUpload {
  items: TermInput[];
}

export const MODERATION_STAGES = ['question', 'answer', 'staff'] as const;
export type ModerationStage = (typeof MODERATION_STAGES)[number];

/** What was found in one text; personal values are not kept. */
export interface ModerationRecord {
  id: string;
  stage: ModerationStage;
  /** Id of the timeline entry or whatever else was looked at. */
  subjectId: string;
  customerId: string | null;
  verdict: Verdict;
  hits: Omit<ModerationHit, 'value'>[];
  maskedText: string;
  createdAt: string;
}

export interface ModerationRecordPage {
  items: ModerationRecord[];
  nextCursor: string | null;
}
