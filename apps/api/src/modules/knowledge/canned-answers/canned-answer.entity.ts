import { Entity, Index } from 'typeorm';
import type { CannedAnswerStatus, ReplyLink } from '@zhiyin/contracts';
import {
  FlagColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  TextColumn,
  TimeColumn,
} from '../../../platform/database';

@Entity('canned_answers')
@Index('canned_answers_external_key', ['externalKey'], { unique: true })
@Index('canned_answers_status', ['status'])
@Index('canned_answers_category', ['category'])
@Index('canned_answers_revision', ['revision'])
export class CannedAnswerRow {
  @IdColumn()
  id: string;

  @TextColumn(100, { nullable: true })
  externalKey: string | null;

  @TextColumn(200)
  question: string;

  @JsonColumn()
  similarQuestions: string[];

  @LongTextColumn()
  answer: string;

  @TextColumn(50, { nullable: true })
  category: string | null;

  @JsonColumn()
  links: ReplyLink[];

  @JsonColumn()
  followUps: string[];

  @TimeColumn({ nullable: true })
  validFrom: Date | null;

  @TimeColumn({ nullable: true })
  validTo: Date | null;

  @JsonColumn()
  regressionQuestions: string[];

  @TextColumn(10)
  status: CannedAnswerStatus;

  @IntegerColumn()
  version: number;

  /** The revision of the answers under which it was last changed. */
  @IntegerColumn()
  revision: number;

  @FlagColumn()
  demo: boolean;

  @IntegerColumn()
  hits: number;

  @TimeColumn({ nullable: true })
  lastHitAt: Date | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;
}
