import type { Role } from '@zhiyin/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntegerColumn, TextColumn, TimeColumn } from '../../../platform/database';

@Entity('staff')
@Index('staff_username', ['username'], { unique: true })
export class StaffRow {
  @IdColumn() id: string;
  /** In its normal form (usernames.ts). */
  @TextColumn(64) username: string;
  /** argon2id, PHC string. */
  @TextColumn(255) passwordHash: string;
  @TextColumn(64) displayName: string;
  @TextColumn(10) role: Role;
  /** Access tokens of an older version are refused. */
  @IntegerColumn() tokenVersion: number;
  /** Since the last success. */
  @IntegerColumn() failedLogins: number;
  @TimeColumn({ nullable: true }) lockedUntil: Date | null;
  @TimeColumn() createdAt: Date;
  @TimeColumn({ nullable: true }) disabledAt: Date | null;
}
