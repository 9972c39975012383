import { Inject, Injectable } from '@nestjs/common';
import type { StaffProfile, StaffSession } from '@zhiyin/contracts';
import { WriteDoor } from '../../../platform/database';
import { AppError } from '../../../platform/http';
import { AuditService } from '../audit/audit.service';
import { ACCESS_SECONDS, AccessTokens } from '../tokens/access-tokens';
import { type RefreshAttempt, RefreshTokens } from '../tokens/refresh-tokens';
import { lockMs } from './lock-out';
import { passwordMatches } from './passwords';
import type { StaffRow } from './staff.entity';
import { StaffRepository } from './staff.repository';
import { UnknownNames } from './unknown-names';
import { normaliseUsername } from './usernames';

/** Sign-in, refresh and sign-out of staff. */
@Injectable()
export class StaffSessions {
  constructor(
    @Inject(WriteDoor) private readonly door: WriteDoor,
    private readonly staff: StaffRepository,
    private readonly unknownNames: UnknownNames,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly audit: AuditService,
  ) {}

  /** An unknown name costs and says the same as a wrong password. @throws login_failed, login_locked. */
  async signIn(username: string, password: string): Promise<StaffSession> {
    const name = normaliseUsername(username);
    const account = await this.countAttempt(name);
    const matches = await passwordMatches(account?.passwordHash, password);
    if (!account || !matches || account.disabledAt) throw new AppError('login_failed');
    return this.door.transaction(async (within) => {
      await this.staff.update(within, account.id, { failedLogins: 0, lockedUntil: null });
      await this.audit.record(account, 'staff.sign_in', account.id, null, within);
      return this.session(account, await this.refreshTokens.start(within, 'staff', account.id));
    });
  }

  /** @throws token_invalid, token_expired, token_reused. */
  async refresh(attempt: RefreshAttempt): Promise<StaffSession> {
    const rotation = await this.door.transaction((within) => this.refreshTokens.rotate(within, 'staff', attempt));
    if (rotation.refused) throw new AppError(rotation.refused);
    const account = await this.staff.find(rotation.subjectId);
    if (!account || account.disabledAt) throw new AppError('token_invalid');
    return this.session(account, rotation.refreshToken);
  }

  async signOut(refreshToken: string): Promise<void> {
    await this.door.transaction((within) => this.refreshTokens.end(within, 'staff', refreshToken));
  }

  /**
   * A try counts as a failure before the password is looked at and is taken back on success: tries sent at the same
   * moment cannot all slip in before the first failure is stored.
   */
  private async countAttempt(username: string): Promise<StaffRow | undefined> {
    const known = await this.door.transaction(async (within) => {
      const row = await this.staff.findLocked(within, { username });
      if (!row || isLocked(row.lockedUntil)) return row;
      const failedLogins = row.failedLogins + 1;
      const lock = lockMs(failedLogins);
      const lockedUntil = lock > 0 ? new Date(Date.now() + lock) : null;
      await this.staff.update(within, row.id, { failedLogins, lockedUntil });
      return { ...row, lockedUntil: null };
    });
    const lockedUntil = known ? known.lockedUntil : await this.unknownNames.attempt(username);
    if (lockedUntil)
      throw new AppError('login_locked', { retryAfterSeconds: Math.ceil((lockedUntil.getTime() - Date.now()) / 1000) });
    return known ?? undefined;
  }

  private session(account: StaffRow, refreshToken: string): StaffSession {
    const { id, username, displayName, role } = account;
    const staff: StaffProfile = { id, username, displayName, role };
    return { accessToken: this.accessTokens.forStaff(account), refreshToken, expiresIn: ACCESS_SECONDS.staff, staff };
  }
}

const isLocked = (until: Date | null) => until !== null && until > new Date();
