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
import type { Outcome } from './remembered';

/** What is kept of a conversation beside its timeline. Personal data in it is masked; it can be made again at any time. */
@Entity('conversation_memories')
@Index('conversation_memories_customer', ['customerId', 'startedAt'])
export class ConversationMemory {
  @IdColumn() conversationId: string;
  @ReferenceColumn() customerId: string;
  @TimeColumn() startedAt: Date;
  /** The last entry of the timeline that went into it. */
  @IntegerColumn() coversSeq: number;
  /** A line each, oldest first. */
  @LongTextColumn() summary: string;
  @TextColumn(8) madeBy: 'model' | 'rule';
  @JsonColumn() topics: string[];
  @TextColumn(12) outcome: Outcome;
  /** A later conversation has begun: nothing more will come. */
  @FlagColumn() complete: boolean;
  @TimeColumn() updatedAt: Date;
}
