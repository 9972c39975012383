import type { ChatState, ConversationView, LiveEvent, Message, QueuePlace, TimelinePage } from '@zhiyin/contracts';
import { applyLiveEvent, settleLive } from './live-answer';
import { type ChatModel, type Failure, MOUNTED_LIMIT, type Outgoing, type SendFailure, type Thumb } from './state';

export type Action =
  | { type: 'loading' }
  | { type: 'load.failed'; failure: Failure }
  | { type: 'loaded'; page: TimelinePage; state: ChatState }
  | { type: 'state'; state: ChatState }
  | { type: 'conversation'; conversation: ConversationView; queue?: QueuePlace }
  | { type: 'page'; page: TimelinePage }
  | { type: 'entry'; entry: Message }
  | { type: 'older.loading' }
  | { type: 'older.failed' }
  | { type: 'older.loaded'; page: TimelinePage }
  | { type: 'outgoing.added'; message: Outgoing; at: number }
  | { type: 'outgoing.restored'; messages: Outgoing[] }
  | { type: 'outgoing.failed'; clientMessageId: string; failure: SendFailure }
  | { type: 'outgoing.retried'; clientMessageId: string; at: number }
  | { type: 'live'; event: LiveEvent }
  | { type: 'turn.ended' }
  | { type: 'offline'; offline: boolean }
  | { type: 'thumb'; messageId: string; thumb: Thumb | null }
  | { type: 'person.asking'; asking: boolean }
  | { type: 'trimmed' };

/** What the chat shows, from what has happened. Pure: no clock, no network, no storage. */
export function reduce(model: ChatModel, action: Action): ChatModel {
  switch (action.type) {
    case 'loading':
      return { ...model, phase: 'loading', failure: null };
    case 'load.failed':
      return { ...model, phase: 'failed', failure: action.failure };
    case 'loaded':
      return loaded(model, action.page, action.state);
    case 'state':
      return withState(model, action.state);
    case 'conversation':
      return { ...model, conversation: action.conversation, queue: action.queue ?? model.queue };
    case 'page':
      return withEntries(model, action.page.items, pageEnd(action.page));
    case 'entry':
      return withEntries(
        model,
        [action.entry],
        action.entry.seq === model.lastSeq + 1 ? action.entry.seq : model.lastSeq,
      );
    case 'older.loading':
      return { ...model, older: 'loading' };
    case 'older.failed':
      return { ...model, older: 'failed' };
    case 'older.loaded':
      return {
        ...model,
        older: 'idle',
        moreBefore: action.page.more,
        entries: merge(action.page.items, model.entries),
      };
    case 'outgoing.added':
      return {
        ...model,
        outgoing: [...model.outgoing, action.message],
        awaitingSince: model.awaitingSince ?? action.at,
      };
    case 'outgoing.restored':
      return { ...model, outgoing: unconfirmed(action.messages, model.entries) };
    case 'outgoing.failed':
      return failed(model, action.clientMessageId, action.failure);
    case 'outgoing.retried':
      return {
        ...withOutgoing(model, action.clientMessageId, { status: 'sending', failure: undefined }),
        awaitingSince: action.at,
      };
    case 'live':
      return applyLiveEvent(model, action.event);
    case 'turn.ended':
      return { ...model, awaitingSince: null, live: model.live?.status === 'streaming' ? null : model.live };
    case 'offline':
      return model.offline === action.offline ? model : { ...model, offline: action.offline };
    case 'thumb':
      return { ...model, thumbs: withThumb(model.thumbs, action.messageId, action.thumb) };
    case 'person.asking':
      return { ...model, askingForPerson: action.asking };
    case 'trimmed':
      if (model.entries.length <= MOUNTED_LIMIT) return model;
      return { ...model, entries: model.entries.slice(-MOUNTED_LIMIT), moreBefore: true, older: 'idle' };
  }
}

function loaded(model: ChatModel, page: TimelinePage, state: ChatState): ChatModel {
  const base = { ...withState(model, state), phase: 'ready' as const, failure: null, moreBefore: page.more };
  // The newest page is asked for without `after`: it always reaches the end, whatever `more` says about older entries.
  return withEntries({ ...base, entries: [], live: null }, page.items, page.items.at(-1)?.seq ?? page.lastSeq);
}

function withState(model: ChatModel, state: ChatState): ChatModel {
  const { shopName, greeting, quickQuestions, conversation, queue } = state;
  return { ...model, shop: { shopName, greeting, quickQuestions }, conversation, queue };
}

function withEntries(model: ChatModel, items: Message[], seenUpTo: number): ChatModel {
  const lastSeq = Math.max(model.lastSeq, seenUpTo);
  const fresh = items.filter((item) => item.kind !== 'note');
  if (fresh.length === 0) return lastSeq === model.lastSeq ? model : { ...model, lastSeq };
  const entries = merge(model.entries, fresh);
  const answered = fresh.some((item) => item.sender !== 'user');
  return {
    ...settleLive(model, fresh),
    entries,
    lastSeq,
    outgoing: unconfirmed(model.outgoing, fresh),
    awaitingSince: answered && entries.at(-1)?.sender !== 'user' ? null : model.awaitingSince,
  };
}

/** Both lists, ascending, each entry once. Entries never change, so the one already held is kept (and not drawn again). */
function merge(held: Message[], more: Message[]): Message[] {
  const bySeq = new Map(more.map((entry) => [entry.seq, entry]));
  for (const entry of held) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** How far a page asked for with `after` reaches. Staff notes are left out of it, so its items alone do not tell. */
function pageEnd(page: TimelinePage): number {
  const last = page.items.at(-1)?.seq ?? 0;
  return page.more ? last : Math.max(last, page.lastSeq);
}

function unconfirmed(outgoing: Outgoing[], entries: Message[]): Outgoing[] {
  const confirmed = new Set(entries.map((entry) => entry.clientMessageId));
  const rest = outgoing.filter((message) => !confirmed.has(message.clientMessageId));
  return rest.length === outgoing.length ? outgoing : rest;
}

function failed(model: ChatModel, clientMessageId: string, failure: SendFailure): ChatModel {
  const next = withOutgoing(model, clientMessageId, { status: 'failed', failure });
  const stillSending = next.outgoing.some((message) => message.status === 'sending');
  return { ...next, awaitingSince: stillSending || next.live ? next.awaitingSince : null };
}

function withOutgoing(model: ChatModel, clientMessageId: string, change: Partial<Outgoing>): ChatModel {
  const outgoing = model.outgoing.map((message) =>
    message.clientMessageId === clientMessageId ? { ...message, ...change } : message,
  );
  return { ...model, outgoing };
}

function withThumb(thumbs: Record<string, Thumb>, messageId: string, thumb: Thumb | null): Record<string, Thumb> {
  const { [messageId]: _replaced, ...others } = thumbs;
  return thumb ? { ...others, [messageId]: thumb } : others;
}
