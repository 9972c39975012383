import { type CustomerApi, type EventStream, isApiError } from '@zhiyin/api-client';
import type { LiveEvent, SendMessageRequest } from '@zhiyin/contracts';
import { joinDeltas } from '../../shared/conversation/live-answer';
import type { Outgoing, SendFailure } from '../../shared/conversation/state';
import type { ChatStore } from './store';

export interface Turns {
  /** Sends a message and shows what comes of it. Never rejects: a failure becomes a state of the message. */
  run(message: Outgoing): Promise<void>;
  /** A stream delivers everything that is owed; no other carrier is needed. */
  covered(): boolean;
  /** Drops the stream; what it would have brought comes by polling. */
  drop(): void;
}

/** Text is drawn at most this often: each drawing costs a mini program a round to its view layer. */
const FLUSH_MS = 80;

export function createTurns(api: CustomerApi, store: ChatStore, onEnd: () => void): Turns {
  let active: EventStream | null = null;
  let streams = true;
  /** A question asked beside the stream, whose answer the stream will not bring. */
  let owed = false;

  async function run(message: Outgoing): Promise<void> {
    try {
      // One stream at a time: with two, some WeChat versions hand the bytes to the last one only.
      if (active && !isAnswering(store)) drop();
      if (streams && !active) await streamed(message);
      else await whole(message);
    } catch (error) {
      fail(message, error);
    } finally {
      onEnd();
    }
  }

  async function streamed(message: Outgoing): Promise<void> {
    const buffer = createBuffer(store);
    const stream = api.sendStreaming(toRequest(message), (event) => buffer.take(event));
    active = stream;
    try {
      await stream.finished;
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (error.code === 'unsupported') {
        streams = false;
        return await whole(message);
      }
      // Stored already: the message is not lost and the answer will be fetched.
      if (isUnconfirmed(store, message)) throw error;
    } finally {
      buffer.flush();
      if (active === stream) close();
    }
  }

  async function whole(message: Outgoing): Promise<void> {
    const reply = await api.send(toRequest(message));
    store.dispatch({ type: 'entry', entry: reply.message });
    if (reply.answer) store.dispatch({ type: 'entry', entry: reply.answer });
    else owed = active !== null;
    store.dispatch({ type: 'conversation', conversation: reply.conversation, queue: reply.queue });
  }

  function fail(message: Outgoing, error: unknown): void {
    if (!isUnconfirmed(store, message)) return;
    const failure: SendFailure =
      isApiError(error) && error.status > 0 ? { cause: 'refused', words: error.message } : { cause: 'connection' };
    store.dispatch({ type: 'outgoing.failed', clientMessageId: message.clientMessageId, failure });
  }

  function drop(): void {
    active?.abort();
    close();
  }

  function close(): void {
    active = null;
    owed = false;
  }

  return { run, drop, covered: () => active !== null && !owed };
}

function createBuffer(store: ChatStore) {
  let waiting: LiveEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const events = joinDeltas(waiting);
    waiting = [];
    for (const event of events) {
      if (event.event === 'message') store.dispatch({ type: 'entry', entry: event.data });
      else store.dispatch({ type: 'live', event });
    }
  };
  return {
    flush,
    take(event: LiveEvent) {
      waiting.push(event);
      if (event.event === 'message') flush();
      else timer ??= setTimeout(flush, FLUSH_MS);
    },
  };
}

function isAnswering(store: ChatStore): boolean {
  const { awaitingSince, live } = store.get();
  return awaitingSince !== null || live?.status === 'streaming';
}

function isUnconfirmed(store: ChatStore, message: Outgoing): boolean {
  return store.get().outgoing.some((waiting) => waiting.clientMessageId === message.clientMessageId);
}

function toRequest({ clientMessageId, kind, text, optionId, inReplyTo }: Outgoing): SendMessageRequest {
  return { clientMessageId, kind, text, ...(optionId ? { optionId } : {}), ...(inReplyTo ? { inReplyTo } : {}) };
}
