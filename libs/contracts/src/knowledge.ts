import type { ReplyLink } from './chat';

export const ANSWER_STATUSES = ['draft', 'published', 'archived'] as const;
export type CannedAnswerStatus = (typeof ANSWER_STATUSES)[number];

export interface CannedAnswerInput {
  question: string;
  similarQuestions?: string[];
  answer: string;
  category?: string;
  links?: ReplyLink[];
  /** Questions offered as options below the answer. */
  followUps?: string[];
  /** ISO times; outside them the entry is not served. */
  validFrom?: string | null;
  validTo?: string | null;
  regressionQuestions?: string[];
  /** The caller's own key, for upserts. */
  externalKey?: string;
  /** Serve at once (default true); false keeps a draft. */
  publish?: boolean;
}

/** The body of `PUT admin/faqs/:id`; a version that is no longer the newest is answered with `conflict`. */
export interface CannedAnswerUpdate extends CannedAnswerInput {
  version: number;
}

export interface CannedAnswer {
  id: string;
  externalKey: string | null;
  question: string;
  similarQuestions: string[];
  answer: string;
  category: string | null;
  links: ReplyLink[];
  followUps: string[];
  validFrom: string | null;
  validTo: string | null;
  regressionQuestions: string[];
  status: CannedAnswerStatus;
  version: number;
  /** Seeded with the demo shop. */
  demo: boolean;
  hits: number;
  lastHitAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** The content of one version, as it was saved. */
export interface CannedAnswerSnapshot {
  question: string;
  similarQuestions: string[];
  answer: string;
  category: string | null;
  links: ReplyLink[];
  followUps: string[];
  validFrom: string | null;
  validTo: string | null;
  regressionQuestions: string[];
  status: CannedAnswerStatus;
}

/** One row of `GET admin/faqs/:id/versions`, newest first. */
export interface CannedAnswerVersion {
  version: number;
  snapshot: CannedAnswerSnapshot;
  /** Who saved it; null for the demo shop. */
  staffId: string | null;
  createdAt: string;
}

/** The body of `POST admin/faqs/:id/rollback`: that version's content becomes a new version. */
export interface RollbackRequest {
  version: number;
}

/** The body of `POST admin/faqs/bulk`: up to 10,000 items, upserted by `externalKey`. */
export interface BulkUpload {
  items: CannedAnswerInput[];
  /** For items that do not say it themselves (default true). */
  publish?: boolean;
}

export interface MatchRequest {
  text: string;
}

export interface CannedAnswerPage {
  items: CannedAnswer[];
  nextCursor: string | null;
  total: number;
}

export interface CategoryCount {
  category: string;
  count: number;
}

export interface BulkResult {
  created: number;
  updated: number;
  /** One per refused item: its place in `items` and the first wrong field. */
  errors: { index: number; field: string; message: string }[];
}

export const MATCH_OUTCOMES = ['direct', 'suggest', 'none'] as const;
export type MatchOutcome = (typeof MATCH_OUTCOMES)[number];

export interface MatchCandidate {
  id: string;
  externalKey: string | null;
  question: string;
  /** 0..1, the calibrated probability that this entry answers the question. */
  confidence: number;
  /** The wording of the entry that matched best. */
  matchedQuestion: string;
}

export interface MatchResult {
  outcome: MatchOutcome;
  confidence: number;
  /** True when the normalised text equals a question of the entry. */
  exact: boolean;
  candidates: MatchCandidate[];
  thresholds: { direct: number; suggest: number };
}

export const DOCUMENT_FORMATS = ['md', 'txt'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** The body of `POST admin/documents`; the same title again replaces the document. */
export interface DocumentInput {
  title: string;
  format: DocumentFormat;
  content: string;
}

export interface DocumentSummary {
  id: string;
  title: string;
  format: string;
  version: number;
  passages: number;
  demo: boolean;
  updatedAt: string;
}

export interface DocumentPassage {
  id: string;
  documentId: string;
  /** The headings above it, outermost first, joined by ' › '; empty before the first one. */
  heading: string;
  position: number;
  text: string;
}
