import { Inject, Injectable } from '@nestjs/common';
import type { CreateStaffRequest, StaffAccount, StaffAccountPage, UpdateStaffRequest } from '@zhiyin/contracts';
import { type Transaction, WriteDoor } from '../../../platform/database';
import { AppError, decodeCursor, encodeCursor } from '../../../platform/http';
import type { Staff } from '../access/who';
import { AuditService } from '../audit/audit.service';
import { RefreshTokens } from '../tokens/refresh-tokens';
import { hashPassword } from './passwords';
import type { StaffRow } from './staff.entity';
import { StaffRepository } from './staff.repository';

/** Staff accounts, for administrators. Accounts are disabled, never deleted: transcripts and audit name them. */
@Injectable()
export class StaffService {
  constructor(
    @Inject(WriteDoor) private readonly door: WriteDoor,
    private readonly staff: StaffRepository,
    private readonly refreshTokens: RefreshTokens,
    private readonly audit: AuditService,
  ) {}

  async list({ limit, cursor }: { limit: number; cursor?: string }): Promise<StaffAccountPage> {
    const rows = await this.staff.page(limit + 1, decodeCursor(cursor, 1)?.[0]);
    const items = rows.slice(0, limit).map(asAccount);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
  }

  /** @throws username_taken. */
  async create(who: Staff, { username, password, displayName, role }: CreateStaffRequest): Promise<StaffAccount> {
    const passwordHash = await hashPassword(password);
    return this.door.transaction(async (within) => {
      const row = await this.staff.create(within, { username, passwordHash, displayName, role });
      if (!row) throw new AppError('username_taken');
      await this.audit.record(who, 'staff.create', row.id, { username, role }, within);
      return asAccount(row);
    });
  }

  /** @throws not_found, last_admin. */
  async update(who: Staff, id: string, { password, ...request }: UpdateStaffRequest): Promise<StaffAccount> {
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    return this.door.transaction(async (within) => {
      const admins = await this.staff.findEnabledAdmins(within);
      const row = await this.staff.findLocked(within, { id });
      if (!row) throw new AppError('not_found');
      const next = changed(row, request, passwordHash);
      const isLastAdmin = admins.length === 1 && admins[0]?.id === id;
      if (isLastAdmin && (next.role !== 'admin' || next.disabledAt)) throw new AppError('last_admin');
      await this.staff.update(within, id, next);
      if (next.tokenVersion !== row.tokenVersion) await this.refreshTokens.endAll(within, id);
      await this.recordUpdate(within, who, id, request, passwordHash !== undefined);
      return asAccount(next);
    });
  }

  private recordUpdate(
    within: Transaction,
    who: Staff,
    id: string,
    request: Omit<UpdateStaffRequest, 'password'>,
    newPassword: boolean,
  ): Promise<void> {
    const detail = { ...request, ...(newPassword ? { newPassword } : {}) };
    return this.audit.record(who, 'staff.update', id, detail, within);
  }
}

/** A new password opens a locked account; it and disabling make every token of the account worthless. */
function changed(row: StaffRow, request: UpdateStaffRequest, passwordHash: string | undefined): StaffRow {
  const { displayName = row.displayName, role = row.role, disabled = row.disabledAt !== null } = request;
  const disabledAt = disabled ? (row.disabledAt ?? new Date()) : null;
  const endsSessions = passwordHash !== undefined || (disabled && !row.disabledAt);
  return {
    ...row,
    displayName,
    role,
    disabledAt,
    tokenVersion: row.tokenVersion + (endsSessions ? 1 : 0),
    ...(passwordHash === undefined ? {} : { passwordHash, failedLogins: 0, lockedUntil: null }),
  };
}

function asAccount(row: StaffRow): StaffAccount {
  const { id, username, displayName, role } = row;
  return {
    id,
    username,
    displayName,
    role,
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    lockedUntil: row.lockedUntil?.toISOString() ?? null,
  };
}
