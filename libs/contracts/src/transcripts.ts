import type { AnswerSource, ConversationState, DegradedReason, Message } from './chat';
import type { MatchCandidate, MatchOutcome } from './knowledge';

export interface ConversationSummary {
  id: string;
  customerId: string;
  customerKind: 'guest' | 'wechat';
  state: ConversationState;
  startedAt: string;
  lastMessageAt: string;
  closedAt: string | null;
  /** The customer's first words, personal data masked. */
  firstQuestion: string;
  messages: number;
  sources: AnswerSource[];
  degraded: boolean;
}

export interface ConversationList {
  items: ConversationSummary[];
  nextCursor: string | null;
}

/** How one answer came about: candidates with scores, the model used and the three clocks. */
export interface TurnTrace {
  turnId: string;
  questionId: string;
  answerId: string | null;
  outcome: MatchOutcome | null;
  candidates: MatchCandidate[];
  source: AnswerSource | null;
  degradedReason: DegradedReason | null;
  model: string | null;
  acknowledgedMs: number | null;
  firstTextMs: number | null;
  completeMs: number | null;
}

export interface ConversationDetail {
  conversation: ConversationSummary;
  entries: Message[];
  turns: TurnTrace[];
}
