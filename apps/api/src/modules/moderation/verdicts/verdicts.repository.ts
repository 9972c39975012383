import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import { WriteDoor } from '../../../platform/database';
import { VerdictRow } from './verdict.entity';

export interface VerdictFilter extends Partial<Pick<VerdictRow, 'stage' | 'verdict'>> {
  customerId?: string;
}

@Injectable()
export class VerdictsRepository {
  constructor(
    @InjectRepository(VerdictRow) private readonly verdicts: Repository<VerdictRow>,
    @Inject(WriteDoor) private readonly door: WriteDoor,
  ) {}

  async insert(row: VerdictRow): Promise<void> {
    await this.door.transaction((manager) => manager.insert(VerdictRow, row));
  }

  /** Newest first: ids sort by the time they were made. */
  page(filter: VerdictFilter, limit: number, beforeId?: string): Promise<VerdictRow[]> {
    return this.verdicts.find({
      where: { ...filter, ...(beforeId === undefined ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}
