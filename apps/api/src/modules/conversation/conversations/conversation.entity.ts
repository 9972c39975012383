import type { ConversationState, ConversationView } from '@zhiyin/contracts';
import { Entity, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  TimeColumn,
} from '../../../platform/database';

/** One issue of one customer, from the first message to closing. */
@Entity('conversations')
@Index('conversations_customer', ['customerId', 'startedAt'])
@Index('conversations_recent', ['lastMessageAt', 'id'])
export class Conversation {
  @IdColumn() id: string;
  @ReferenceColumn() customerId: string;
  @TextColumn(10) state: ConversationState;
  /** Rises whenever control passes between bot and people; a bot write that began under another epoch is refused. */
  @IntegerColumn() controlEpoch: number;
  @ReferenceColumn({ nullable: true }) staffId: string | null;
  @FlagColumn() leftMessage: boolean;
  @TimeColumn() startedAt: Date;
  @TimeColumn() lastMessageAt: Date;
  @TimeColumn({ nullable: true }) closedAt: Date | null;
}

export const viewOf = ({ id, state, controlEpoch }: Conversation): ConversationView => ({ id, state, controlEpoch });
