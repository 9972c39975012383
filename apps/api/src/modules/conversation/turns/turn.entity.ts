import type { AnswerSource, DegradedReason, MatchCandidate, MatchOutcome } from '@zhiyin/contracts';
import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  TimeColumn,
} from '../../../platform/database';

/** `open` until its answer is stored; `interrupted` when a person took over, so that the bot has nothing more to say. */
export type TurnState = 'open' | 'answered' | 'interrupted';

/** A customer's message and the bot's answer to it: what was tried, what came of it, and how long it took. */
@Entity('turns')
@Index('turns_question', ['questionId'], { unique: true })
@Index('turns_conversation', ['conversationId', 'receivedAt'])
@Index('turns_unanswered', ['state', 'claimedUntil'])
export class Turn {
  @IdColumn() id: string;
  @ReferenceColumn() conversationId: string;
  @ReferenceColumn() customerId: string;
  @ReferenceColumn() questionId: string;
  @ReferenceColumn({ nullable: true }) answerId: string | null;
  /** The epoch under which the bot may answer. */
  @IntegerColumn() controlEpoch: number;
  @TextColumn(12) state: TurnState;
  /** Until then one process answers; after it, another one may. */
  @TimeColumn() claimedUntil: Date;
  @TextColumn(8, { nullable: true }) outcome: MatchOutcome | null;
  @JsonColumn({ nullable: true }) candidates: MatchCandidate[] | null;
  @TextColumn(16, { nullable: true }) source: AnswerSource | null;
  @TextColumn(32, { nullable: true }) degradedReason: DegradedReason | null;
  @TextColumn(120, { nullable: true }) model: string | null;
  @TimeColumn() receivedAt: Date;
  /** Milliseconds since receivedAt: stored, first visible text, complete. */
  @IntegerColumn({ nullable: true }) acknowledgedMs: number | null;
  @IntegerColumn({ nullable: true }) firstTextMs: number | null;
  @IntegerColumn({ nullable: true }) completeMs: number | null;
}
