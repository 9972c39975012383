import type { KeyValue } from './outbox';
import type { Thumb } from './state';

const THUMBS = 'zhiyin.thumbs';
const KEPT = 200;

/** The customer's own thumbs, so that they are still marked next time; the server keeps them for the shop. */
export function createThumbStore(storage: KeyValue) {
  return {
    read(): Record<string, Thumb> {
      try {
        return (JSON.parse(storage.read(THUMBS) ?? '{}') ?? {}) as Record<string, Thumb>;
      } catch {
        return {};
      }
    },
    write(thumbs: Record<string, Thumb>) {
      storage.write(THUMBS, JSON.stringify(Object.fromEntries(Object.entries(thumbs).slice(-KEPT))));
    },
  };
}

export type ThumbStore = ReturnType<typeof createThumbStore>;
