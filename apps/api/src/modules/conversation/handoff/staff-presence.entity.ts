import type { PresenceStatus } from '@zhiyin/contracts';
import { Entity } from 'typeorm';
import { IdColumn, TextColumn, TimeColumn } from '../../../platform/database';

/** What a member of staff last said about being there. */
@Entity('staff_presence')
export class StaffPresence {
  @IdColumn() staffId: string;
  @TextColumn(8) status: PresenceStatus;
  @TimeColumn() updatedAt: Date;
}
