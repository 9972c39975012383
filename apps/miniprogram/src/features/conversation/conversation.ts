import { type CustomerApi, isApiError } from '@zhiyin/api-client';
import type { ReplyOption } from '@zhiyin/contracts';
import type { HistoryCache } from '../../shared/conversation/history-cache';
import type { Outbox } from '../../shared/conversation/outbox';
import type { ChatModel, Outgoing, Thumb } from '../../shared/conversation/state';
import type { ThumbStore } from '../../shared/conversation/thumbs';
import { createFollower } from './follower';
import { type ChatStore, createChatStore } from './store';
import { createTurns } from './turns';

export interface ConversationParts {
  api: CustomerApi;
  outbox: Outbox;
  history: HistoryCache;
  thumbs: ThumbStore;
  now: () => number;
  uuid: () => string;
  /** Says in the customer's language that something did not work. */
  complain: (error: unknown) => void;
}

export interface Conversation {
  get: ChatStore['get'];
  subscribe: ChatStore['subscribe'];
  start(): Promise<void>;
  /** False when there is nothing to send. */
  send(text: string): boolean;
  choose(entryId: string, option: ReplyOption): void;
  retry(clientMessageId: string): void;
  stopAnswer(): Promise<void>;
  loadOlder(): Promise<void>;
  setThumb(messageId: string, thumb: Thumb, reason?: string): Promise<void>;
  askForPerson(): Promise<void>;
  takeBackHandoff(): Promise<void>;
  /** The reader is at the end: what left the screen long ago need not stay in memory. */
  settleAtEnd(): void;
  setVisible(visible: boolean): void;
  setConnected(connected: boolean): void;
}

const FIRST_PAGE = 30;
/** The timeline is asked for backwards from here: larger than any seq, within a 32-bit integer. */
const END_OF_TIME = 2_147_483_647;

export function createConversation({
  api,
  outbox,
  history,
  thumbs,
  now,
  uuid,
  complain,
}: ConversationParts): Conversation {
  const store = createChatStore();
  let visible = true;
  let started = false;
  const turns = createTurns(api, store, () => follower.start());
  const follower = createFollower(api, store, () => visible && started && !turns.covered(), afterRound);

  store.subscribe((model, before) => {
    if (model.outgoing !== before.outgoing) outbox.save(model.outgoing);
    if (model.thumbs !== before.thumbs) thumbs.write(model.thumbs);
    if (before.offline && !model.offline) resendUnsent();
    if (model.entries !== before.entries && started) noticeNew(model, before);
  });

  async function start(): Promise<void> {
    store.dispatch({ type: 'loading' });
    for (const [id, thumb] of Object.entries(thumbs.read())) store.dispatch({ type: 'thumb', messageId: id, thumb });
    const waiting = outbox.restore(now());
    const cached = history.read();
    if (cached) {
      const lastSeq = cached.entries.at(-1)?.seq ?? 0;
      store.dispatch({
        type: 'loaded',
        page: { items: cached.entries, more: lastSeq > 0, lastSeq },
        state: cached.state,
      });
      store.dispatch({ type: 'outgoing.restored', messages: waiting });
    }
    try {
      const [page, state] = await Promise.all([api.messages({ before: END_OF_TIME, limit: FIRST_PAGE }), api.state()]);
      store.dispatch({ type: 'loaded', page, state });
      store.dispatch({ type: 'outgoing.restored', messages: cached ? store.get().outgoing : waiting });
      history.write({ entries: page.items, state });
    } catch (error) {
      if (!cached) return store.dispatch({ type: 'load.failed', failure: failureOf(error) });
      store.dispatch({ type: 'offline', offline: isApiError(error) && error.offline });
    }
    started = true;
    follower.start();
  }

  function dispatchAndRun(message: Outgoing): void {
    store.dispatch({ type: 'outgoing.added', message, at: now() });
    void turns.run(message);
  }

  function outgoing(kind: Outgoing['kind'], text: string): Outgoing {
    const afterSeq = store.get().entries.at(-1)?.seq ?? 0;
    return {
      clientMessageId: uuid(),
      kind,
      text,
      createdAt: new Date(now()).toISOString(),
      afterSeq,
      status: 'sending',
    };
  }

  function retry(clientMessageId: string): void {
    const message = store.get().outgoing.find((waiting) => waiting.clientMessageId === clientMessageId);
    if (message?.status !== 'failed') return;
    store.dispatch({ type: 'outgoing.retried', clientMessageId, at: now() });
    void turns.run(message);
  }

  /** Only what the connection kept back; a refused message waits for the customer's decision. */
  function resendUnsent(): void {
    for (const message of store.get().outgoing) {
      if (message.failure?.cause === 'connection') retry(message.clientMessageId);
    }
  }

  async function refreshState(): Promise<void> {
    const state = await api.state().catch(() => null);
    if (state) store.dispatch({ type: 'state', state });
  }

  function afterRound(): void {
    if (store.get().conversation?.state === 'queued') void refreshState();
  }

  function noticeNew(model: ChatModel, before: ChatModel): void {
    const fresh = model.entries.filter((entry) => entry.seq > (before.entries.at(-1)?.seq ?? 0));
    // Notices tell of a change of hands: who answers now is asked for, not guessed from words.
    if (fresh.some((entry) => entry.sender === 'system')) void refreshState();
    if (visible && fresh.some((entry) => entry.sender !== 'user')) api.markRead(model.lastSeq).catch(() => undefined);
    const { shop, conversation, queue } = model;
    if (!shop || fresh.length === 0) return;
    const state = { ...shop, conversation, queue, controlledBy: 'bot' as const, unread: 0, lastSeq: model.lastSeq };
    history.write({ entries: model.entries, state });
  }

  async function stopAnswer(): Promise<void> {
    const { live } = store.get();
    if (live?.status !== 'streaming') return;
    store.dispatch({ type: 'live', event: { event: 'answer.interrupted', data: { answerId: live.answerId } } });
    await api.stopAnswer(live.answerId).catch(complain);
    turns.drop();
    follower.start();
  }

  async function loadOlder(): Promise<void> {
    const { older, moreBefore, entries } = store.get();
    const first = entries[0];
    if (older === 'loading' || !moreBefore || !first) return;
    store.dispatch({ type: 'older.loading' });
    try {
      store.dispatch({ type: 'older.loaded', page: await api.messages({ before: first.seq, limit: FIRST_PAGE }) });
    } catch {
      store.dispatch({ type: 'older.failed' });
    }
  }

  async function setThumb(messageId: string, thumb: Thumb, reason?: string): Promise<void> {
    const before = store.get().thumbs[messageId] ?? null;
    store.dispatch({ type: 'thumb', messageId, thumb });
    try {
      await api.giveFeedback(messageId, { helpful: thumb === 'up', ...(reason ? { reason } : {}) });
    } catch (error) {
      store.dispatch({ type: 'thumb', messageId, thumb: before });
      complain(error);
    }
  }

  async function handoff(call: () => Promise<void>): Promise<void> {
    if (store.get().askingForPerson) return;
    store.dispatch({ type: 'person.asking', asking: true });
    try {
      await call();
      await refreshState();
      store.dispatch({ type: 'turn.ended' });
    } catch (error) {
      complain(error);
    } finally {
      store.dispatch({ type: 'person.asking', asking: false });
      follower.start();
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    start,
    retry,
    stopAnswer,
    loadOlder,
    setThumb,
    send(text) {
      const trimmed = text.trim();
      if (trimmed) dispatchAndRun(outgoing('text', trimmed));
      return trimmed !== '';
    },
    choose(entryId, option) {
      // A second tap on the same row while the first is under way would be a second question.
      const busy = store
        .get()
        .outgoing.some((message) => message.inReplyTo === entryId && message.status === 'sending');
      if (!busy) dispatchAndRun({ ...outgoing('option', option.label), optionId: option.id, inReplyTo: entryId });
    },
    askForPerson: () => handoff(() => api.askForPerson()),
    takeBackHandoff: () => handoff(() => api.takeBackHandoff()),
    settleAtEnd: () => store.dispatch({ type: 'trimmed' }),
    setVisible(next) {
      visible = next;
      if (next) follower.start();
      else follower.stop();
    },
    setConnected(connected) {
      // Open requests do not notice that the network went and came back; new ones do.
      turns.drop();
      follower.stop();
      store.dispatch({ type: 'offline', offline: !connected });
      if (connected) follower.start();
    },
  };
}

function failureOf(error: unknown): { title: string; requestId?: string } {
  return isApiError(error) ? { title: error.title, requestId: error.requestId } : { title: '' };
}
