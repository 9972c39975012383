import type { Outgoing } from './state';

/** The part of a key-value storage that is needed; both platforms have it, synchronously. */
export interface KeyValue {
  read(key: string): string | null;
  write(key: string, value: string | null): void;
}

const OUTBOX = 'zhiyin.outbox';
const DRAFT = 'zhiyin.draft';
/** Older than this, a message that never left is no longer what the customer wants to say. */
const KEPT_MS = 24 * 60 * 60_000;

export interface Outbox {
  /** What had not been confirmed when the app was left, as failed, so that nothing is sent without a tap. */
  restore(now: number): Outgoing[];
  save(messages: Outgoing[]): void;
  draft(): string;
  saveDraft(text: string): void;
}

export function createOutbox(storage: KeyValue): Outbox {
  return {
    restore(now) {
      const kept = parse(storage.read(OUTBOX)).filter((message) => now - Date.parse(message.createdAt) < KEPT_MS);
      return kept.map((message) => ({ ...message, status: 'failed' as const, failure: { cause: 'left' as const } }));
    },
    save: (messages) => storage.write(OUTBOX, messages.length > 0 ? JSON.stringify(messages) : null),
    draft: () => storage.read(DRAFT) ?? '',
    saveDraft: (text) => storage.write(DRAFT, text || null),
  };
}

function parse(value: string | null): Outgoing[] {
  if (!value) return [];
  try {
    const list = JSON.parse(value) as unknown;
    return Array.isArray(list) ? list.filter(isOutgoing) : [];
  } catch {
    return [];
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  const message = value as Partial<Outgoing> | null;
  return (
    typeof message?.clientMessageId === 'string' &&
    typeof message.text === 'string' &&
    typeof message.createdAt === 'string' &&
    typeof message.afterSeq === 'number' &&
    (message.kind === 'text' || message.kind === 'option')
  );
}
