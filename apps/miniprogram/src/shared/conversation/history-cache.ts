import type { ChatState, Message } from '@zhiyin/contracts';
import type { KeyValue } from './outbox';

const HISTORY = 'zhiyin.history';
/** A mini program's storage takes 1 MB a key; fifty entries stay far below it. */
const KEPT_ENTRIES = 50;
const LONGEST_TEXT = 4000;

export interface CachedHistory {
  entries: Message[];
  state: ChatState;
}

/** The end of the timeline, so that the chat opens at once and can be read without a connection. */
export function createHistoryCache(storage: KeyValue) {
  return {
    read(): CachedHistory | null {
      try {
        const value = JSON.parse(storage.read(HISTORY) ?? 'null') as CachedHistory | null;
        return value && Array.isArray(value.entries) && value.state ? value : null;
      } catch {
        return null;
      }
    },
    write(history: CachedHistory) {
      const entries = history.entries.slice(-KEPT_ENTRIES).filter((entry) => (entry.text?.length ?? 0) <= LONGEST_TEXT);
      storage.write(HISTORY, JSON.stringify({ ...history, entries }));
    },
  };
}

export type HistoryCache = ReturnType<typeof createHistoryCache>;
