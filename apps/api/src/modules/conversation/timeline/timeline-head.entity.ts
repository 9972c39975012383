import { Entity } from 'typeorm';
import { IdColumn, IntegerColumn } from '../../../platform/database';

/** Where a customer's timeline stands. Its row lock is what makes `seq` gap-free and a repeated message one message. */
@Entity('timeline_heads')
export class TimelineHead {
  @IdColumn() customerId: string;
  @IntegerColumn() lastSeq: number;
  /** The last entry the customer has seen. */
  @IntegerColumn() readSeq: number;
}
