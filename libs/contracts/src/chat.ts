export const ENTRY_KINDS = ['text', 'image', 'voice', 'options', 'option', 'card', 'notice', 'rating', 'note'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
export const SENDERS = ['user', 'bot', 'staff', 'system'] as const;
export type Sender = (typeof SENDERS)[number];

/** Where a bot entry came from. */
export const ANSWER_SOURCES = ['faq_exact', 'faq_similar', 'model', 'document', 'menu', 'fallback'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** Why the ladder went below its first rung. Counted in reports. */
export const DEGRADED_REASONS = [
  'model_down',
  'model_timeout',
  'model_rate_limited',
  'model_error',
  'model_cut_off',
  'model_empty',
  'model_busy',
  'model_breaker_open',
  'answer_refused',
  'internal_error',
] as const;
export type DegradedReason = (typeof DEGRADED_REASONS)[number];

export const CONVERSATION_STATES = ['bot', 'queued', 'human', 'closed'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** What an answer rests on: a canned answer in a version, or a passage of a document. */
export interface Evidence {
  type: 'faq' | 'passage';
  id: string;
  version: number;
  /** The canned question, or "document title · heading". */
  title: string;
}

export interface ReplyOption {
  id: string;
  label: string;
}

export interface ReplyLink {
  label: string;
  /** A mini-program path (`/pages/…`) or an https address. */
  url: string;
}

/** The structured part of an entry; which fields are set depends on `kind`. */
export interface EntryData {
  options?: ReplyOption[];
  links?: ReplyLink[];
  /** Set on a customer's `option` entry: what was chosen. */
  optionId?: string;
  /** Set on notices: a stable name, for example `refused`, `queued`, `taken_over`. */
  notice?: string;
  /** The answer was stopped or cut off; what was shown stays. */
  interrupted?: boolean;
  /** All the questions this answer is for, where it is for a burst of them; `replyTo` is the last one. */
  answers?: string[];
  /** Offer a person below this answer. */
  offerHandoff?: boolean;
  [key: string]: unknown;
}

/** One entry of a customer's append-only timeline. */
export interface Message {
  id: string;
  /** Gap-free per customer, from 1. */
  seq: number;
  conversationId: string;
  sender: Sender;
  kind: EntryKind;
  text: string | null;
  data: EntryData | null;
  source: AnswerSource | null;
  evidence: Evidence[];
  /** Id of the customer's entry that this one answers. */
  replyTo: string | null;
  aiGenerated: boolean;
  degradedReason?: DegradedReason;
  /** The caller's own id of a customer's entry, so that a client can recognise its message. */
  clientMessageId?: string;
  createdAt: string;
}

export interface ConversationView {
  id: string;
  state: ConversationState;
  controlEpoch: number;
}

export interface SendMessageRequest {
  /** The caller's UUID; sent again it yields the same message and the same answer. */
  clientMessageId: string;
  kind: 'text' | 'image' | 'voice' | 'option';
  text?: string;
  attachmentId?: string;
  optionId?: string;
  inReplyTo?: string;
  context?: Record<string, string>;
}

export interface QueuePlace {
  position: number;
  waitSeconds: number;
}

/** 201 with the answer, or 202 with `answer: null` when it is not final after ANSWER_WAIT_MS. */
export interface SendMessageResponse {
  message: Message;
  answer: Message | null;
  conversation: ConversationView;
  queue?: QueuePlace;
}

export interface TimelinePage {
  /** Ascending by `seq`, both directions. */
  items: Message[];
  /** More entries exist beyond this page in the asked direction. */
  more: boolean;
  lastSeq: number;
}

export interface ChatState {
  conversation: ConversationView | null;
  /** Who answers now. */
  controlledBy: 'bot' | 'staff' | 'nobody';
  queue: QueuePlace | null;
  unread: number;
  lastSeq: number;
  shopName: string;
  greeting: string;
  quickQuestions: string[];
}

export interface FeedbackRequest {
  helpful: boolean;
  reason?: string;
  comment?: string;
}

/** Short-lived events of an answer being made, and timeline entries, on every carrier. */
export type LiveEvent =
  | { event: 'message'; seq: number; data: Message }
  | { event: 'answer.started'; data: { answerId: string; replyTo: string } }
  | { event: 'answer.delta'; data: { answerId: string; offset: number; text: string } }
  | { event: 'answer.done'; data: { answerId: string; seq: number } }
  | { event: 'answer.interrupted'; data: { answerId: string } }
  | { event: 'queue'; data: QueuePlace }
  | { event: 'read'; data: { seq: number } }
  | { event: 'typing'; data: { sender: Sender } };
