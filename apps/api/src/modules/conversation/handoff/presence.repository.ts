import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PresenceStatus } from '@zhiyin/contracts';
import { MoreThan, Repository } from 'typeorm';
import { WriteDoor } from '../../../platform/database';
import { StaffPresence } from './staff-presence.entity';

/** Somebody who forgot to sign off is not there the next day. */
const BELIEVED_FOR_MS = 12 * 3_600_000;

@Injectable()
export class PresenceRepository {
  constructor(
    @InjectRepository(StaffPresence) private readonly presence: Repository<StaffPresence>,
    private readonly door: WriteDoor,
  ) {}

  async set(staffId: string, status: PresenceStatus): Promise<void> {
    await this.door.transaction((manager) => manager.save(StaffPresence, { staffId, status, updatedAt: new Date() }));
  }

  /** Is anybody there to take a conversation? */
  async someoneOnline(): Promise<boolean> {
    const since = new Date(Date.now() - BELIEVED_FOR_MS);
    return this.presence.existsBy({ status: 'online', updatedAt: MoreThan(since) });
  }
}
