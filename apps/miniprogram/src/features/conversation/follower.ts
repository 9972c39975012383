import { type CancelSignal, type CustomerApi, isApiError } from '@zhiyin/api-client';
import type { ChatStore } from './store';

export interface Follower {
  /** Starts asking for what is new, if it is not doing so. */
  start(): void;
  stop(): void;
}

const WAIT_SECONDS = 20;
/** Pause after an answer that came at once and empty: some proxies do not let a request wait. */
const IDLE_MS = 2000;
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000];

/** Follows the timeline by long polling while nothing else does: a person may write at any time, a stream may be cut. */
export function createFollower(
  api: CustomerApi,
  store: ChatStore,
  wanted: () => boolean,
  onRound: () => void,
): Follower {
  let current: { cancel: () => void } | null = null;

  async function follow(signal: CancelSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted && wanted()) {
      const askedAt = Date.now();
      try {
        const page = await api.messages({ after: store.get().lastSeq, wait: WAIT_SECONDS }, { signal });
        if (signal.aborted) return;
        failures = 0;
        store.dispatch({ type: 'offline', offline: false });
        store.dispatch({ type: 'page', page });
        onRound();
        if (page.items.length === 0 && Date.now() - askedAt < IDLE_MS) await pause(IDLE_MS, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (isApiError(error) && error.offline) store.dispatch({ type: 'offline', offline: true });
        const planned = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] as number;
        const asked = isApiError(error) ? (error.retryAfter ?? 0) * 1000 : 0;
        failures += 1;
        await pause(Math.max(planned, asked), signal);
      }
    }
  }

  function start(): void {
    if (current || !wanted()) return;
    const { signal, cancel } = createCancel();
    const mine = { cancel };
    current = mine;
    void follow(signal).finally(() => {
      if (current === mine) current = null;
    });
  }

  function stop(): void {
    current?.cancel();
    current = null;
  }

  return { start, stop };
}

function pause(milliseconds: number, signal: CancelSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** AbortController as far as it is needed here; mini programs have none. */
function createCancel(): { signal: CancelSignal; cancel: () => void } {
  let aborted = false;
  let listeners: (() => void)[] = [];
  const signal: CancelSignal = {
    get aborted() {
      return aborted;
    },
    addEventListener: (_type, listener) => void listeners.push(listener),
  };
  const cancel = () => {
    aborted = true;
    for (const listener of listeners) listener();
    listeners = [];
  };
  return { signal, cancel };
}
