import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import type { Transaction } from '../../../platform/database';
import { AuditEntry } from './audit-entry.entity';

@Injectable()
export class AuditRepository {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  async insert(within: Transaction, entry: AuditEntry): Promise<void> {
    await within.insert(AuditEntry, entry as object);
  }

  /** Newest first: ids sort by the time they were made. */
  page(limit: number, beforeId?: string): Promise<AuditEntry[]> {
    return this.entries.find({
      where: beforeId === undefined ? {} : { id: LessThan(beforeId) },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}
