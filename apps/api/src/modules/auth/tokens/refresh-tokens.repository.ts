import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { Transaction } from '../../../platform/database';
import { RefreshToken } from './refresh-token.entity';

/** Every method works inside the caller's transaction: tokens are read only to be changed. */
@Injectable()
export class RefreshTokensRepository {
  findByHash(within: Transaction, tokenHash: string): Promise<RefreshToken | null> {
    return within.findOneBy(RefreshToken, { tokenHash });
  }

  async insert(within: Transaction, token: RefreshToken): Promise<void> {
    await within.insert(RefreshToken, token);
  }

  /** Compare-and-set: of any number of callers, on any number of replicas, exactly one gets true. */
  async use(within: Transaction, id: string, usedAt: Date, usedByAttempt: string | null): Promise<boolean> {
    const unused = { id, usedAt: IsNull(), revokedAt: IsNull() };
    return (await within.update(RefreshToken, unused, { usedAt, usedByAttempt })).affected === 1;
  }

  async revokeFamily(within: Transaction, family: string, revokedAt: Date): Promise<void> {
    await within.update(RefreshToken, { family, revokedAt: IsNull() }, { revokedAt });
  }

  async revokeSubject(within: Transaction, subjectId: string, revokedAt: Date): Promise<void> {
    await within.update(RefreshToken, { subjectId, revokedAt: IsNull() }, { revokedAt });
  }

  async deleteExpired(within: Transaction, now: Date): Promise<void> {
    await within.delete(RefreshToken, { expiresAt: LessThan(now) });
  }
}
