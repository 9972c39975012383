import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, integer, json, nullable, reference, string, table, time } from './table';

const TABLES = [
  table(
    'customers',
    {
      id,
      kind: string(10),
      deviceIndex: nullable(string(64)),
      openIdIndex: nullable(string(64)),
      openIdCipher: nullable(string(255)),
      unionIdCipher: nullable(string(255)),
      createdAt: time,
      lastSeenAt: time,
    },
    {
      customers_device: { columns: ['deviceIndex'], unique: true },
      customers_open_id: { columns: ['openIdIndex'], unique: true },
    },
  ),
  table(
    'staff',
    {
      id,
      username: string(64),
      passwordHash: string(255),
      displayName: string(64),
      role: string(10),
      tokenVersion: integer,
      failedLogins: integer,
      lockedUntil: nullable(time),
      createdAt: time,
      disabledAt: nullable(time),
    },
    { staff_username: { columns: ['username'], unique: true } },
  ),
  table(
    'refresh_tokens',
    {
      id,
      family: reference,
      subjectType: string(10),
      subjectId: reference,
      tokenHash: string(64),
      expiresAt: time,
      usedAt: nullable(time),
      usedByAttempt: nullable(string(64)),
      revokedAt: nullable(time),
    },
    {
      refresh_tokens_hash: { columns: ['tokenHash'], unique: true },
      refresh_tokens_family: { columns: ['family'] },
      refresh_tokens_subject: { columns: ['subjectId'] },
      refresh_tokens_expiry: { columns: ['expiresAt'] },
    },
  ),
  table(
    'audit_entries',
    {
      id,
      at: time,
      staffId: reference,
      action: string(64),
      target: string(64),
      detail: nullable(json),
    },
    { audit_entries_staff: { columns: ['staffId'] }, audit_entries_target: { columns: ['target'] } },
  ),
];

export class Auth1763800000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await runner.createTable(each);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of TABLES.toReversed()) await runner.dropTable(each);
  }
}
