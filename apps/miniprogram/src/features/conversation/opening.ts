import { type CustomerApi, isApiError } from '@zhiyin/api-client';
import type { HistoryCache } from '../../shared/conversation/history-cache';
import type { Outbox } from '../../shared/conversation/outbox';
import type { Failure } from '../../shared/conversation/state';
import type { ThumbStore } from '../../shared/conversation/thumbs';
import type { ChatStore } from './store';

export interface OpeningParts {
  api: CustomerApi;
  store: ChatStore;
  outbox: Outbox;
  history: HistoryCache;
  thumbs: ThumbStore;
  now: () => number;
}

export interface Opening {
  /** Shows what is remembered, then what the server has. False when there is nothing to show at all. */
  open(): Promise<boolean>;
  loadOlder(): Promise<void>;
  /** Remembers the end of the timeline for the next opening. */
  remember(): void;
}

const FIRST_PAGE = 30;
/** The timeline is asked for backwards from here: larger than any seq, within a 32-bit integer. */
const END_OF_TIME = 2_147_483_647;

export function createOpening({ api, store, outbox, history, thumbs, now }: OpeningParts): Opening {
  async function open(): Promise<boolean> {
    store.dispatch({ type: 'loading' });
    for (const [id, thumb] of Object.entries(thumbs.read())) store.dispatch({ type: 'thumb', messageId: id, thumb });
    const unsent = outbox.restore(now());
    const remembered = recall();
    if (remembered) store.dispatch({ type: 'outgoing.restored', messages: unsent });
    try {
      const [page, state] = await Promise.all([api.messages({ before: END_OF_TIME, limit: FIRST_PAGE }), api.state()]);
      store.dispatch({ type: 'loaded', page, state });
      store.dispatch({ type: 'outgoing.restored', messages: remembered ? store.get().outgoing : unsent });
      remember();
    } catch (error) {
      if (remembered) store.dispatch({ type: 'offline', offline: isApiError(error) && error.offline });
      else store.dispatch({ type: 'load.failed', failure: failureOf(error) });
      return remembered;
    }
    return true;
  }

  function recall(): boolean {
    const cached = history.read();
    if (!cached) return false;
    const lastSeq = cached.entries.at(-1)?.seq ?? 0;
    const page = { items: cached.entries, more: lastSeq > 0, lastSeq };
    store.dispatch({ type: 'loaded', page, state: cached.state });
    return true;
  }

  function remember(): void {
    const { shop, conversation, queue, entries, lastSeq } = store.get();
    if (!shop) return;
    const state = { ...shop, conversation, queue, controlledBy: 'bot' as const, unread: 0, lastSeq };
    history.write({ entries, state });
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

  return { open, loadOlder, remember };
}

function failureOf(error: unknown): Failure {
  return isApiError(error) ? { title: error.title, requestId: error.requestId } : { title: '' };
}
