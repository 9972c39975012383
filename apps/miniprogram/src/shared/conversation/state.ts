import type { ChatState, ConversationView, Message, QueuePlace } from '@zhiyin/contracts';

/** A message of the customer that the server has not confirmed yet. It keeps its place and its id until it has. */
export interface Outgoing {
  clientMessageId: string;
  kind: 'text' | 'option';
  text: string;
  optionId?: string;
  inReplyTo?: string;
  /** ISO time. */
  createdAt: string;
  /** The last entry seen when it was written: its place until it has a seq of its own. */
  afterSeq: number;
  status: 'sending' | 'failed';
  failure?: SendFailure;
}

/** `connection`: sent again when it is back. `refused`: with the server's words. `left`: the app was closed meanwhile. */
export interface SendFailure {
  cause: 'connection' | 'refused' | 'left';
  words?: string;
}

/** An answer while it is being written. Replaced by its timeline entry when that arrives. */
export interface LiveAnswer {
  answerId: string;
  replyTo: string;
  text: string;
  status: 'streaming' | 'interrupted' | 'done';
}

export interface Failure {
  title: string;
  requestId?: string;
}

export type Thumb = 'up' | 'down';

export interface ChatModel {
  phase: 'loading' | 'ready' | 'failed';
  failure: Failure | null;
  shop: Pick<ChatState, 'shopName' | 'greeting' | 'quickQuestions'> | null;
  conversation: ConversationView | null;
  queue: QueuePlace | null;
  /** Ascending by `seq`, each once. */
  entries: Message[];
  /** Everything up to here has been seen; where to resume. Smaller than the last entry's seq while there is a hole. */
  lastSeq: number;
  moreBefore: boolean;
  older: 'idle' | 'loading' | 'failed';
  outgoing: Outgoing[];
  live: LiveAnswer | null;
  /** Epoch milliseconds since when an answer is being waited for. */
  awaitingSince: number | null;
  offline: boolean;
  thumbs: Record<string, Thumb>;
  /** A request for a person is on its way. */
  askingForPerson: boolean;
}

export const EMPTY: ChatModel = {
  phase: 'loading',
  failure: null,
  shop: null,
  conversation: null,
  queue: null,
  entries: [],
  lastSeq: 0,
  moreBefore: false,
  older: 'idle',
  outgoing: [],
  live: null,
  awaitingSince: null,
  offline: false,
  thumbs: {},
  askingForPerson: false,
};

/** Bubbles kept in memory while the reader is at the end; older ones are loaded again on the way up. */
export const MOUNTED_LIMIT = 80;
