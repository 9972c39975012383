import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { CustomerProfile } from '@zhiyin/contracts';
import { AppError } from '../../../platform/http';
import type { Customer } from '../access/who';

/** What a staff token says; everything else about the account is read from the database. */
export interface StaffClaims {
  type: 'staff';
  id: string;
  /** Raised by a new password or by disabling: older tokens are refused from then on. */
  tokenVersion: number;
}

/** Seconds. Staff tokens are short because they open other people's conversations. */
export const ACCESS_SECONDS = { customer: 2 * 60 * 60, staff: 15 * 60 } as const;

interface Verified {
  claims: Customer | StaffClaims;
  /** Unix milliseconds. */
  expiresAt: number;
}

/** About 3 MB of tokens. */
const REMEMBERED = 5_000;

/** JWTs (HS256) whose audience says for which kind of caller they were made. */
@Injectable()
export class AccessTokens {
  /** Signatures that were found good: a caller sends the same token with every request. */
  private readonly verified = new Map<string, Verified>();

  constructor(private readonly jwt: JwtService) {}

  forCustomer({ id, kind }: CustomerProfile): string {
    return this.jwt.sign({ kind }, { subject: id, audience: 'customer', expiresIn: ACCESS_SECONDS.customer });
  }

  forStaff({ id, tokenVersion }: Omit<StaffClaims, 'type'>): string {
    return this.jwt.sign(
      { version: tokenVersion },
      { subject: id, audience: 'staff', expiresIn: ACCESS_SECONDS.staff },
    );
  }

  /** What an `Authorization` header says. @throws token_missing, token_expired, token_invalid. */
  readHeader(header: string | undefined): Customer | StaffClaims {
    if (!header) throw new AppError('token_missing');
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
    if (!token) throw new AppError('token_invalid');
    return this.read(token);
  }

  /** @throws token_expired, token_invalid. */
  read(token: string): Customer | StaffClaims {
    const known = this.verified.get(token);
    if (known && known.expiresAt > Date.now()) return known.claims;
    const { claims, expiresAt } = this.readClaims(token);
    if (this.verified.size >= REMEMBERED) this.verified.clear();
    this.verified.set(token, { claims, expiresAt });
    return claims;
  }

  private readClaims(token: string): Verified {
    const { aud, sub, kind, version, exp } = this.verify(token);
    if (typeof sub !== 'string' || typeof exp !== 'number') throw new AppError('token_invalid');
    const expiresAt = exp * 1000;
    if (aud === 'customer' && (kind === 'guest' || kind === 'wechat')) {
      return { claims: { type: 'customer', id: sub, kind }, expiresAt };
    }
    if (aud === 'staff' && typeof version === 'number') {
      return { claims: { type: 'staff', id: sub, tokenVersion: version }, expiresAt };
    }
    throw new AppError('token_invalid');
  }

  private verify(token: string): Record<string, unknown> {
    try {
      return this.jwt.verify<Record<string, unknown>>(token, { algorithms: ['HS256'] });
    } catch (error) {
      const expired = error instanceof Error && error.name === 'TokenExpiredError';
      throw new AppError(expired ? 'token_expired' : 'token_invalid', { cause: error });
    }
  }
}
