import type { CustomerApi } from '@zhiyin/api-client';
import type { Thumb } from '../../shared/conversation/state';
import type { ChatStore } from './store';

export interface Requests {
  stopAnswer(): Promise<void>;
  setThumb(messageId: string, thumb: Thumb, reason?: string): Promise<void>;
  askForPerson(): Promise<void>;
  takeBackHandoff(): Promise<void>;
  refreshState(): Promise<void>;
  markRead(): void;
}

/** What a customer can ask for beside writing. Nothing here rejects: `complain` tells what did not work. */
export function createRequests(api: CustomerApi, store: ChatStore, complain: (error: unknown) => void): Requests {
  async function refreshState(): Promise<void> {
    const state = await api.state().catch(() => null);
    if (state) store.dispatch({ type: 'state', state });
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
    }
  }

  return {
    refreshState,
    askForPerson: () => handoff(() => api.askForPerson()),
    takeBackHandoff: () => handoff(() => api.takeBackHandoff()),

    async stopAnswer() {
      const { live } = store.get();
      if (live?.status !== 'streaming') return;
      // Shown at once; what the server stored of it arrives as an entry.
      store.dispatch({ type: 'live', event: { event: 'answer.interrupted', data: { answerId: live.answerId } } });
      await api.stopAnswer(live.answerId).catch(complain);
    },

    async setThumb(messageId, thumb, reason) {
      const before = store.get().thumbs[messageId] ?? null;
      store.dispatch({ type: 'thumb', messageId, thumb });
      try {
        await api.giveFeedback(messageId, { helpful: thumb === 'up', ...(reason ? { reason } : {}) });
      } catch (error) {
        store.dispatch({ type: 'thumb', messageId, thumb: before });
        complain(error);
      }
    },

    /** For the staff's view only: when it fails, the next one says it again. */
    markRead() {
      const last = store.get().entries.at(-1);
      if (last) api.markRead(last.seq).catch(() => undefined);
    },
  };
}
