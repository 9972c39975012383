import { chatState, entry } from './entry.fixture';
import { createHistoryCache } from './history-cache';
import { createOutbox, type KeyValue } from './outbox';
import type { Outgoing } from './state';

export function memoryStorage(): KeyValue & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    read: (key) => values.get(key) ?? null,
    write: (key, value) => void (value === null ? values.delete(key) : values.set(key, value)),
  };
}

const writtenAt = Date.UTC(2026, 0, 1, 8);
const message: Outgoing = {
  clientMessageId: 'm-1',
  kind: 'text',
  text: '包邮吗',
  createdAt: new Date(writtenAt).toISOString(),
  afterSeq: 4,
  status: 'sending',
};

describe('createOutbox', () => {
  it('gives back after a restart what was on its way, as not sent, under the same id', () => {
    const storage = memoryStorage();
    createOutbox(storage).save([message]);
    const restored = createOutbox(storage).restore(writtenAt + 60_000);
    expect(restored).toEqual([{ ...message, status: 'failed', failure: { cause: 'left' } }]);
  });

  it('forgets a day later, and when everything was sent', () => {
    const storage = memoryStorage();
    const outbox = createOutbox(storage);
    outbox.save([message]);
    expect(outbox.restore(writtenAt + 25 * 3_600_000)).toEqual([]);
    outbox.save([]);
    expect(storage.values.size).toBe(0);
  });

  it('survives what somebody else left in its place', () => {
    for (const broken of ['', '{', '"text"', 'null', '[null, 3, {"text": "x"}]']) {
      const storage = memoryStorage();
      storage.write('zhiyin.outbox', broken);
      expect(createOutbox(storage).restore(writtenAt)).toEqual([]);
    }
  });

  it('keeps the draft, and drops it when it is empty', () => {
    const storage = memoryStorage();
    createOutbox(storage).saveDraft('还没写完');
    expect(createOutbox(storage).draft()).toBe('还没写完');
    createOutbox(storage).saveDraft('');
    expect(createOutbox(storage).draft()).toBe('');
    expect(storage.values.size).toBe(0);
  });
});

describe('createHistoryCache', () => {
  it('keeps the last fifty entries without the very long ones', () => {
    const storage = memoryStorage();
    const entries = Array.from({ length: 60 }, (_, index) => entry(index + 1));
    entries[59] = entry(60, { text: '长'.repeat(5000) });
    createHistoryCache(storage).write({ entries, state: chatState() });
    const kept = createHistoryCache(storage)
      .read()
      ?.entries.map((item) => item.seq);
    expect(kept?.[0]).toBe(11);
    expect(kept?.at(-1)).toBe(59);
  });

  it('is empty rather than broken', () => {
    const storage = memoryStorage();
    expect(createHistoryCache(storage).read()).toBeNull();
    storage.write('zhiyin.history', '{"entries":');
    expect(createHistoryCache(storage).read()).toBeNull();
  });
});
