import type { CustomerApi } from '@zhiyin/api-client';
import type { ReplyOption } from '@zhiyin/contracts';
import type { HistoryCache } from '../../shared/conversation/history-cache';
import type { Outbox } from '../../shared/conversation/outbox';
import type { ChatModel, Outgoing } from '../../shared/conversation/state';
import type { ThumbStore } from '../../shared/conversation/thumbs';
import { createFollower } from './follower';
import { createOpening, type Opening } from './opening';
import { createRequests, type Requests } from './requests';
import { createChatStore, type ChatStore } from './store';
import { createTurns } from './turns';

export interface ConversationParts {
  api: CustomerApi;
  outbox: Outbox;
  history: HistoryCache;
  thumbs: ThumbStore;
  /** Epoch milliseconds. */
  now: () => number;
  uuid: () => string;
  /** Says in the customer's language that something did not work. */
  complain: (error: unknown) => void;
}

export interface Conversation
  extends
    Pick<ChatStore, 'get' | 'subscribe'>,
    Pick<Opening, 'loadOlder'>,
    Pick<Requests, 'stopAnswer' | 'setThumb' | 'askForPerson' | 'takeBackHandoff'> {
  start(): Promise<void>;
  /** False when there is nothing to send. */
  send(text: string): boolean;
  choose(entryId: string, option: ReplyOption): void;
  retry(clientMessageId: string): void;
  /** The reader is at the end: what left the screen long ago need not stay in memory. */
  settleAtEnd(): void;
  setVisible(visible: boolean): void;
  setConnected(connected: boolean): void;
}

/** The customer's side of a conversation: sends, follows, remembers, and survives a bad line. */
export function createConversation(parts: ConversationParts): Conversation {
  const { api, outbox, thumbs, now, uuid } = parts;
  const store = createChatStore();
  const opening = createOpening({ ...parts, store });
  const requests = createRequests(api, store, parts.complain);
  const turns = createTurns(api, store, () => follower.start());
  const follower = createFollower(api, store, () => visible && started && !turns.covered(), afterRound);
  let visible = true;
  let started = false;

  store.subscribe((model, before) => {
    if (model.outgoing !== before.outgoing) outbox.save(model.outgoing);
    if (model.thumbs !== before.thumbs) thumbs.write(model.thumbs);
    if (before.offline && !model.offline) resendUnsent();
    if (model.entries !== before.entries && started) noticeNew(model, before);
  });

  function dispatchAndRun(message: Outgoing): void {
    store.dispatch({ type: 'outgoing.added', message, at: now() });
    void turns.run(message);
  }

  function outgoing(kind: Outgoing['kind'], text: string): Outgoing {
    const afterSeq = store.get().entries.at(-1)?.seq ?? 0;
    const createdAt = new Date(now()).toISOString();
    return { clientMessageId: uuid(), kind, text, createdAt, afterSeq, status: 'sending' };
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

  function afterRound(): void {
    if (store.get().conversation?.state === 'queued') void requests.refreshState();
  }

  function noticeNew(model: ChatModel, before: ChatModel): void {
    const seen = before.entries.at(-1)?.seq ?? 0;
    const fresh = model.entries.filter((entry) => entry.seq > seen);
    if (fresh.length === 0) return;
    // Notices tell of a change of hands: who answers now is asked for, not guessed from words.
    if (fresh.some((entry) => entry.sender === 'system')) void requests.refreshState();
    if (visible && fresh.some((entry) => entry.sender !== 'user')) requests.markRead();
    opening.remember();
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    retry,
    loadOlder: opening.loadOlder,
    setThumb: requests.setThumb,
    askForPerson: requests.askForPerson,
    takeBackHandoff: requests.takeBackHandoff,
    async start() {
      started = await opening.open();
      if (started && visible) requests.markRead();
      follower.start();
    },
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
    async stopAnswer() {
      await requests.stopAnswer();
      turns.drop();
      follower.start();
    },
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
