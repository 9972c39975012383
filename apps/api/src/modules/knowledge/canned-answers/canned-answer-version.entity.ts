import { Entity, Index } from 'typeorm';
import type { CannedAnswerSnapshot } from '@zhiyin/contracts';
import { IdColumn, IntegerColumn, JsonColumn, ReferenceColumn, TimeColumn } from '../../../platform/database';

@Entity('canned_answer_versions')
@Index('canned_answer_versions_answer', ['answerId', 'version'], { unique: true })
export class CannedAnswerVersionRow {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  answerId: string;

  @IntegerColumn()
  version: number;

  @JsonColumn()
  snapshot: CannedAnswerSnapshot;

  /** Null for the demo shop. */
  @ReferenceColumn({ nullable: true })
  staffId: string | null;

  @TimeColumn()
  createdAt: Date;
}
