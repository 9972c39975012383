import { Entity, Index } from 'typeorm';
import { FlagColumn, IdColumn, ReferenceColumn, TextColumn, TimeColumn } from '../../../platform/database';

/** A thumb under one answer; the last one counts. */
@Entity('answer_feedback')
@Index('feedback_conversation', ['conversationId'])
export class AnswerFeedback {
  @IdColumn() entryId: string;
  @ReferenceColumn() customerId: string;
  @ReferenceColumn() conversationId: string;
  @FlagColumn() helpful: boolean;
  @TextColumn(40, { nullable: true }) reason: string | null;
  @TextColumn(500, { nullable: true }) comment: string | null;
  @TimeColumn() createdAt: Date;
}
