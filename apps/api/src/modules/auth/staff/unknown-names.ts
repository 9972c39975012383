import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { KeyValueStore } from '../../../platform/key-value';
import { lockMs } from './lock-out';

const REMEMBER_MS = 60 * 60_000;

/**
 * Names without an account lock like those with one: otherwise the lock would tell which names exist. Kept in the
 * short-lived store; when that is down, such a name is just refused.
 */
@Injectable()
export class UnknownNames {
  constructor(@Inject(KeyValueStore) private readonly store: KeyValueStore) {}

  /** Counts a try. @returns the end of the lock when the name is locked already. */
  async attempt(username: string): Promise<Date | undefined> {
    const key = `unknown-name:${createHash('sha256').update(username).digest('base64url')}`;
    const lock = await this.store.get(`${key}:lock`);
    if (lock && Number(lock) > Date.now()) return new Date(Number(lock));
    try {
      const { count } = await this.store.increment(key, REMEMBER_MS);
      const locked = lockMs(count);
      if (locked > 0) await this.store.set(`${key}:lock`, String(Date.now() + locked), locked);
    } catch {
      // No store, no pretence; the answer stays "wrong name or password".
    }
    return undefined;
  }
}
