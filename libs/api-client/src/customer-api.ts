import type {
  ChatState,
  CustomerSession,
  FeedbackRequest,
  LiveEvent,
  SendMessageRequest,
  SendMessageResponse,
  TimelinePage,
} from '@zhiyin/contracts';
import type { AnonymousCall, ApiClient, CallOptions } from './core';
import { type EventStream, openEventStream } from './stream';

export interface TimelineQuery {
  after?: number;
  before?: number;
  limit?: number;
  /** Seconds to wait for something new, 0..25. */
  wait?: number;
}

export interface RatingRequest {
  /** 1..5 */
  score: number;
  tags?: string[];
  comment?: string;
}

export interface CustomerApi {
  /** Waits for the answer as long as the server does (`answer: null` then means: follow the timeline). */
  send(message: SendMessageRequest, options?: CallOptions): Promise<SendMessageResponse>;
  /** The turn as events while it happens. An event of unknown name or broken data is skipped. */
  sendStreaming(message: SendMessageRequest, onEvent: (event: LiveEvent) => void): EventStream;
  messages(query: TimelineQuery, options?: CallOptions): Promise<TimelinePage>;
  state(): Promise<ChatState>;
  stopAnswer(answerId: string): Promise<void>;
  giveFeedback(messageId: string, feedback: FeedbackRequest): Promise<void>;
  askForPerson(reason?: string): Promise<void>;
  takeBackHandoff(): Promise<void>;
  markRead(seq: number): Promise<void>;
  close(): Promise<void>;
  rate(rating: RatingRequest): Promise<void>;
}

/** The customer's calls, one line each. Paths and shapes are those of the API's document. */
export function createCustomerApi(client: ApiClient): CustomerApi {
  const { call } = client;
  return {
    send: (message, options) => call('POST', '/chat/messages', { ...options, body: message }),
    sendStreaming: (message, onEvent) =>
      openEventStream(client, 'POST', '/chat/messages', {
        body: message,
        timeoutMs: 60_000,
        onEvent: ({ event, id, data }) => {
          const live = readLiveEvent(event, id, data);
          if (live) onEvent(live);
        },
      }),
    // The answer may come at the end of the waiting time: the call must outlive it.
    messages: (query, options) =>
      call('GET', '/chat/messages', { timeoutMs: ((query.wait ?? 0) + 15) * 1000, ...options, query: { ...query } }),
    state: () => call('GET', '/chat/state'),
    stopAnswer: (answerId) => call('POST', `/chat/answers/${encodeURIComponent(answerId)}/stop`),
    giveFeedback: (messageId, body) =>
      call('POST', `/chat/messages/${encodeURIComponent(messageId)}/feedback`, { body }),
    askForPerson: (reason) => call('POST', '/chat/handoff', { body: reason ? { reason } : {} }),
    takeBackHandoff: () => call('DELETE', '/chat/handoff'),
    markRead: (seq) => call('POST', '/chat/read', { body: { seq } }),
    close: () => call('POST', '/chat/close'),
    rate: (body) => call('POST', '/chat/rating', { body }),
  };
}

/** Signs a browser in; the same `deviceId` finds the same customer again. */
export function signInAsGuest(anonymous: AnonymousCall, deviceId: string): Promise<CustomerSession> {
  return anonymous('POST', '/auth/guest', { deviceId });
}

/** Signs a mini program's user in with the code of a fresh `wx.login` (single use). */
export function signInWithWechat(anonymous: AnonymousCall, code: string): Promise<CustomerSession> {
  return anonymous('POST', '/auth/wechat', { code });
}

const EVENTS: ReadonlySet<string> = new Set<LiveEvent['event']>([
  'message',
  'answer.started',
  'answer.delta',
  'answer.done',
  'answer.interrupted',
  'queue',
  'read',
  'typing',
]);

/** A frame as an event, or null for one that this version does not know: an older client must survive a newer server. */
function readLiveEvent(event: string, id: string | undefined, data: string): LiveEvent | null {
  if (!EVENTS.has(event)) return null;
  try {
    const value = JSON.parse(data) as Record<string, unknown>;
    if (event !== 'message') return { event, data: value } as unknown as LiveEvent;
    const seq = typeof value['seq'] === 'number' ? value['seq'] : Number(id);
    return { event, seq, data: value } as unknown as LiveEvent;
  } catch {
    return null;
  }
}
