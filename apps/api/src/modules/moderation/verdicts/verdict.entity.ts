import type { ModerationRecord, ModerationStage, Verdict } from '@zhiyin/contracts';
import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  JsonColumn,
  LongTextColumn,
  ReferenceColumn,
  TextColumn,
  TimeColumn,
} from '../../../platform/database';

/** What was found in one text. Personal values are in neither column. */
@Entity('moderation_verdicts')
@Index('moderation_verdicts_time', ['createdAt'])
@Index('moderation_verdicts_customer', ['customerId'])
export class VerdictRow {
  @IdColumn() id: string;
  @TextColumn(10) stage: ModerationStage;
  @TextColumn(64) subjectId: string;
  @ReferenceColumn({ nullable: true }) customerId: string | null;
  @TextColumn(10) verdict: Verdict;
  @JsonColumn() hits: ModerationRecord['hits'];
  @LongTextColumn() textMasked: string;
  @TimeColumn() createdAt: Date;
}
