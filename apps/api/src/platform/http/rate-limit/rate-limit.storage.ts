import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { KeyValueStore } from '../../key-value';
import { MemoryKeyValueStore } from '../../key-value/memory.key-value';

type ThrottlerStorageRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** A count that takes longer costs the customer more than it protects. */
const DEADLINE_MS = 200;
/** How long a store that failed is left alone. */
const REST_MS = 5_000;

/**
 * Counts in the shared store, so that replicas share a limit. It fails open: while the store is down each replica
 * counts for itself, nobody is refused because of the fault, and a flood still meets a limit.
 */
@Injectable()
export class RateLimitStorage implements ThrottlerStorage {
  private readonly logger = new Logger('RateLimit');
  private readonly own = new MemoryKeyValueStore();
  private restUntil = 0;

  constructor(@Inject(KeyValueStore) private readonly shared: KeyValueStore) {}

  async increment(key: string, ttl: number, limit: number): Promise<ThrottlerStorageRecord> {
    const { count, ttlMs } = await this.count(key, ttl);
    const seconds = Math.ceil(ttlMs / 1000);
    return { totalHits: count, timeToExpire: seconds, isBlocked: count > limit, timeToBlockExpire: seconds };
  }

  private async count(key: string, ttl: number): Promise<{ count: number; ttlMs: number }> {
    if (Date.now() < this.restUntil) return this.own.increment(key, ttl);
    try {
      return await withDeadline(this.shared.increment(key, ttl));
    } catch (error) {
      this.restUntil = Date.now() + REST_MS;
      this.logger.warn(`The shared store does not count (${String(error)}); counting in this process for a while`);
      return this.own.increment(key, ttl);
    }
  }
}

function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${DEADLINE_MS} ms`)), DEADLINE_MS);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
