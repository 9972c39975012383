import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { newId, type Transaction } from '../../../platform/database';
import { StaffRow } from './staff.entity';

export type NewStaff = Pick<StaffRow, 'username' | 'passwordHash' | 'displayName' | 'role'>;

@Injectable()
export class StaffRepository {
  constructor(@InjectRepository(StaffRow) private readonly staff: Repository<StaffRow>) {}

  find(id: string): Promise<StaffRow | null> {
    return this.staff.findOneBy({ id });
  }

  findByUsername(username: string): Promise<StaffRow | null> {
    return this.staff.findOneBy({ username });
  }

  async isEmpty(): Promise<boolean> {
    return (await this.staff.count()) === 0;
  }

  /** Oldest first. */
  page(limit: number, afterId?: string): Promise<StaffRow[]> {
    return this.staff.find({
      where: afterId === undefined ? {} : { id: MoreThan(afterId) },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** The new row, or undefined when the name is taken. */
  async create(within: Transaction, staff: NewStaff): Promise<StaffRow | undefined> {
    const row: StaffRow = {
      id: newId(),
      tokenVersion: 0,
      failedLogins: 0,
      lockedUntil: null,
      createdAt: new Date(),
      disabledAt: null,
      ...staff,
    };
    await within.createQueryBuilder().insert().into(StaffRow).values(row).orIgnore().execute();
    const stored = await within.findOneByOrFail(StaffRow, { username: staff.username });
    return stored.id === row.id ? row : undefined;
  }

  async update(within: Transaction, id: string, changes: Partial<StaffRow>): Promise<void> {
    await within.update(StaffRow, { id }, changes);
  }

  /** The row for changing it: nobody else changes it before the transaction ends. */
  findLocked(within: Transaction, where: { id: string } | { username: string }): Promise<StaffRow | null> {
    return within.findOne(StaffRow, { where, ...forUpdate(within) });
  }

  /** Locked too, so that two administrators cannot dismiss each other at the same moment. */
  findEnabledAdmins(within: Transaction): Promise<StaffRow[]> {
    const where = { role: 'admin' as const, disabledAt: IsNull() };
    return within.find(StaffRow, { where, order: { id: 'ASC' }, ...forUpdate(within) });
  }
}

/** SQLite has no row locks and needs none: the write door lets one transaction in at a time. */
const forUpdate = (within: Transaction) =>
  within.connection.options.type === 'mysql' ? { lock: { mode: 'pessimistic_write' as const } } : {};
