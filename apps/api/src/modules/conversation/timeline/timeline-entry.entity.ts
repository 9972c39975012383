import type { AnswerSource, DegradedReason, EntryData, EntryKind, Evidence, Sender } from '@zhiyin/contracts';
import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  ReferenceColumn,
  TextColumn,
  TimeColumn,
} from '../../../platform/database';

/** One entry of a customer's timeline. Rows are added, never changed: whatever happened later is a later entry. */
@Entity('timeline_entries')
@Index('timeline_customer_seq', ['customerId', 'seq'], { unique: true })
@Index('timeline_client_message', ['customerId', 'clientMessageId'], { unique: true })
@Index('timeline_conversation', ['conversationId', 'seq'])
@Index('timeline_reply', ['replyTo'])
export class TimelineEntry {
  @IdColumn() id: string;
  @ReferenceColumn() customerId: string;
  /** Gap-free per customer, from 1. */
  @IntegerColumn() seq: number;
  @ReferenceColumn() conversationId: string;
  @TextColumn(8) sender: Sender;
  @TextColumn(12) kind: EntryKind;
  @LongTextColumn({ nullable: true }) text: string | null;
  @JsonColumn({ nullable: true }) data: EntryData | null;
  @TextColumn(16, { nullable: true }) source: AnswerSource | null;
  @JsonColumn({ nullable: true }) evidence: Evidence[] | null;
  @ReferenceColumn({ nullable: true }) replyTo: string | null;
  @FlagColumn() aiGenerated: boolean;
  @TextColumn(32, { nullable: true }) degradedReason: DegradedReason | null;
  @ReferenceColumn({ nullable: true }) clientMessageId: string | null;
  @ReferenceColumn({ nullable: true }) staffId: string | null;
  @TimeColumn() createdAt: Date;
}
