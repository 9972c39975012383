import { Logger } from '@nestjs/common';
import { MemoryKeyValueStore } from '../../key-value/memory.key-value';
import { RateLimitStorage } from './rate-limit.storage';

class FaultyStore extends MemoryKeyValueStore {
  calls = 0;
  constructor(private readonly fault: () => Promise<never>) {
    super();
  }
  override increment(): Promise<never> {
    this.calls += 1;
    return this.fault();
  }
}

const hit = (storage: RateLimitStorage, limit = 2) => storage.increment('key', 60_000, limit);

describe('rate limit storage', () => {
  beforeEach(() => jest.spyOn(Logger.prototype, 'warn').mockImplementation());
  afterEach(() => jest.restoreAllMocks());

  it('blocks what comes after the limit, until the window ends', async () => {
    const storage = new RateLimitStorage(new MemoryKeyValueStore());
    const hits = [await hit(storage), await hit(storage), await hit(storage)];
    expect(hits.map(({ isBlocked }) => isBlocked)).toEqual([false, false, true]);
    expect(hits[2]).toMatchObject({ totalHits: 3, timeToBlockExpire: 60 });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('ECONNREFUSED'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('counts by itself while the store %s, asking it only once in a while', async (_, fault) => {
    const store = new FaultyStore(fault);
    const storage = new RateLimitStorage(store);
    const hits = [await hit(storage), await hit(storage), await hit(storage)];
    expect(hits.map(({ isBlocked }) => isBlocked)).toEqual([false, false, true]);
    expect(store.calls).toBe(1);
    expect(Logger.prototype.warn).toHaveBeenCalledTimes(1);
  });

  it('goes back to the store afterwards', async () => {
    const store = new FaultyStore(() => Promise.reject(new Error('ECONNREFUSED')));
    const storage = new RateLimitStorage(store);
    await hit(storage);
    const later = Date.now() + 5_001;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    await hit(storage);
    expect(store.calls).toBe(2);
  });
});
