import type { MatchOutcome } from '@zhiyin/contracts';

export interface RetrievalEntry {
  id: string;
  question: string;
  similarQuestions: readonly string[];
  answer: string;
  category?: string | null;
}

export interface RetrievalCandidate {
  id: string;
  /** 0..1, the estimated probability that this entry answers the question. */
  confidence: number;
  /** The wording of the entry that matched best. */
  matchedQuestion: string;
}

export interface RetrievalResult {
  outcome: MatchOutcome;
  /** That of the first candidate; 0 without one. */
  confidence: number;
  /** The normalised text equals a question of the first candidate. */
  exact: boolean;
  /** Best first, one per entry. */
  candidates: RetrievalCandidate[];
}

/** From `direct` on the answer is given, from `suggest` on it is offered. 0 ≤ suggest ≤ direct ≤ 1. */
export interface Thresholds {
  direct: number;
  suggest: number;
}

export interface PassageInput {
  id: string;
  title: string;
  heading: string;
  text: string;
}

export interface PassageHit {
  id: string;
  /**
   * 0..1, BM25 over the most it could be for this question. Not a probability: the right passage mostly has 0.25 to 0.6,
   * a passage for a question about something else rarely more than 0.2.
   */
  score: number;
}
