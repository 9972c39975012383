import { ApiError, type CustomerApi } from '@zhiyin/api-client';
import type { LiveEvent, Message, SendMessageRequest, TimelinePage } from '@zhiyin/contracts';
import { chatState, question } from '../../shared/conversation/entry.fixture';
import { createHistoryCache } from '../../shared/conversation/history-cache';
import { createOutbox, type KeyValue } from '../../shared/conversation/outbox';
import { createThumbStore } from '../../shared/conversation/thumbs';
import { createConversation } from './conversation';

const offline = () => new ApiError({ code: 'network', status: 0 });
const unsupported = () => new ApiError({ code: 'unsupported', status: 0 });
export const refused = () => new ApiError({ code: 'rate_limited', status: 429, title: '操作过于频繁' });

interface Line {
  message: SendMessageRequest;
  give(event: LiveEvent): void;
  end(): void;
  cut(error?: ApiError): void;
}

/** An API in memory: streams are driven by the test, polls answer from `timeline` or wait until it grows. */
function fakeApi() {
  const timeline: Message[] = [];
  const lines: Line[] = [];
  const sent: SendMessageRequest[] = [];
  const feedback: unknown[] = [];
  let wake: (() => void)[] = [];
  const control = { down: false, streams: true, refuseFeedback: false, states: 0 };

  const add = (stored: Message) => {
    timeline.push(stored);
    for (const waiting of wake) waiting();
    wake = [];
  };
  const api = {
    sendStreaming(message, onEvent) {
      let settle: { resolve: () => void; reject: (error: unknown) => void } | null = null;
      const finished = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
      if (!control.streams) settle!.reject(unsupported());
      else if (control.down) settle!.reject(offline());
      else {
        const cut = (error = offline()) => settle!.reject(error);
        lines.push({ message, give: onEvent, end: () => settle!.resolve(), cut });
      }
      return { finished, abort: () => settle!.reject(new ApiError({ code: 'aborted', status: 0 })) };
    },
    send(message) {
      if (control.down) return Promise.reject(offline());
      sent.push(message);
      const stored = question(timeline.length + 1, message.clientMessageId);
      add(stored);
      return Promise.resolve({
        message: stored,
        answer: null,
        conversation: { id: 'c-1', state: 'bot', controlEpoch: 1 },
      });
    },
    async messages({ after, before }): Promise<TimelinePage> {
      if (control.down) throw offline();
      const wanted = () =>
        timeline.filter((item) => (after === undefined ? item.seq < (before ?? 0) : item.seq > after));
      if (after !== undefined && wanted().length === 0) await new Promise<void>((resolve) => wake.push(resolve));
      return { items: wanted(), more: false, lastSeq: timeline.length };
    },
    state() {
      control.states += 1;
      return control.down ? Promise.reject(offline()) : Promise.resolve(chatState());
    },
    giveFeedback: (id, given) => {
      feedback.push({ id, ...given });
      return control.refuseFeedback ? Promise.reject(refused()) : Promise.resolve();
    },
    markRead: () => Promise.resolve(),
    stopAnswer: () => Promise.resolve(),
    askForPerson: () => Promise.resolve(),
    takeBackHandoff: () => Promise.resolve(),
  } as Partial<CustomerApi> as CustomerApi;
  return { api, timeline, lines, sent, feedback, control, add };
}

function memoryStorage(): KeyValue {
  const values = new Map<string, string>();
  return {
    read: (key) => values.get(key) ?? null,
    write: (key, value) => void (value === null ? values.delete(key) : values.set(key, value)),
  };
}

export function open(fake = fakeApi(), storage = memoryStorage()) {
  const complain = jest.fn();
  let ids = 0;
  const conversation = createConversation({
    api: fake.api,
    outbox: createOutbox(storage),
    history: createHistoryCache(storage),
    thumbs: createThumbStore(storage),
    now: () => Date.UTC(2026, 0, 1, 8),
    uuid: () => `m-${(ids += 1)}`,
    complain,
  });
  return { ...fake, storage, conversation, complain, model: conversation.get };
}
