import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TimeColumn } from '../../../platform/database';
import type { StatedFact } from './stated-facts';

/** What a customer said of himself, over all conversations. Never a phone number, an address or the like. */
@Entity('customer_memories')
export class CustomerMemory {
  @IdColumn() customerId: string;
  /** Newest first, bounded. */
  @JsonColumn() facts: StatedFact[];
  @TimeColumn() updatedAt: Date;
}
