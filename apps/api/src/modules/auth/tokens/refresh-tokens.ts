import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../../platform/crypto';
import { newId, type Transaction } from '../../../platform/database';
import type { RefreshToken } from './refresh-token.entity';
import { RefreshTokensRepository } from './refresh-tokens.repository';

export type SubjectType = RefreshToken['subjectType'];

export interface RefreshAttempt {
  refreshToken: string;
  attemptId?: string;
}

/** A refusal is a result, not an exception: what it revoked must be committed. */
export type Rotation =
  | { subjectId: string; refreshToken: string; refused?: undefined }
  | { refused: 'token_invalid' | 'token_expired' | 'token_reused' };

/** Milliseconds. Each rotation starts it anew: customers stay signed in, staff sign in once a working day. */
const LIFETIME = { customer: 30 * 24 * 60 * 60_000, staff: 12 * 60 * 60_000 } as const;
/** How long a lost answer may be asked for again. */
const SAME_ATTEMPT_MS = 60_000;

/**
 * Rotating refresh tokens with reuse detection (RFC 9700, 4.14.2). A token works once; used a second time, the whole
 * family ends, because two parties hold it. The one exception is the same client repeating the same attempt (it knows
 * the attemptId that only it made): it gets the same successor again, so that there is never more than one live token.
 */
@Injectable()
export class RefreshTokens {
  constructor(
    private readonly tokens: RefreshTokensRepository,
    private readonly cipher: FieldCipher,
  ) {}

  /** The first token of a new family. */
  async start(within: Transaction, subjectType: SubjectType, subjectId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.insert(within, { family: newId(), subjectType, subjectId }, token, new Date());
    return token;
  }

  async rotate(within: Transaction, type: SubjectType, attempt: RefreshAttempt): Promise<Rotation> {
    const now = new Date();
    const tokenHash = hashOf(attempt.refreshToken);
    const found = await this.tokens.findByHash(within, tokenHash);
    if (!found || found.subjectType !== type) return { refused: 'token_invalid' };
    if (found.expiresAt <= now) return { refused: 'token_expired' };

    const usedBy = attempt.attemptId ? hashOf(attempt.attemptId) : null;
    const refreshToken = this.successor(attempt);
    if (await this.tokens.use(within, found.id, now, usedBy)) {
      await this.insert(within, found, refreshToken, now);
      return { subjectId: found.subjectId, refreshToken };
    }
    // Read again: another replica may have used it between our read and our write.
    const used = await this.tokens.findByHash(within, tokenHash);
    if (!used?.usedAt) return { refused: 'token_invalid' };
    if (usedBy !== null && (await this.isSameAttempt(within, used, usedBy, refreshToken, now)))
      return { subjectId: used.subjectId, refreshToken };
    await this.tokens.revokeFamily(within, used.family, now);
    return { refused: 'token_reused' };
  }

  /** Ends the session that the token belongs to; an unknown token is nobody's session. */
  async end(within: Transaction, type: SubjectType, refreshToken: string): Promise<void> {
    const found = await this.tokens.findByHash(within, hashOf(refreshToken));
    if (found?.subjectType === type) await this.tokens.revokeFamily(within, found.family, new Date());
  }

  async endAll(within: Transaction, subjectId: string): Promise<void> {
    await this.tokens.revokeSubject(within, subjectId, new Date());
  }

  private async isSameAttempt(
    within: Transaction,
    used: RefreshToken,
    usedBy: string,
    refreshToken: string,
    now: Date,
  ): Promise<boolean> {
    const recent = used.usedAt !== null && now.getTime() - used.usedAt.getTime() < SAME_ATTEMPT_MS;
    if (!recent || used.usedByAttempt !== usedBy || used.revokedAt) return false;
    const successor = await this.tokens.findByHash(within, hashOf(refreshToken));
    return successor !== null && !successor.usedAt && !successor.revokedAt;
  }

  /** With an attemptId it can be computed again, which spares keeping it in readable form. */
  private successor({ refreshToken, attemptId }: RefreshAttempt): string {
    if (!attemptId) return randomBytes(32).toString('base64url');
    return this.cipher.blindIndex(`refresh-token:${refreshToken}:${attemptId}`);
  }

  private async insert(
    within: Transaction,
    { family, subjectType, subjectId }: Pick<RefreshToken, 'family' | 'subjectType' | 'subjectId'>,
    token: string,
    now: Date,
  ): Promise<void> {
    await this.tokens.insert(within, {
      id: newId(),
      family,
      subjectType,
      subjectId,
      tokenHash: hashOf(token),
      expiresAt: new Date(now.getTime() + LIFETIME[subjectType]),
      usedAt: null,
      usedByAttempt: null,
      revokedAt: null,
    });
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');
