import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, type EntityManager, Not, Repository } from 'typeorm';
import { WriteDoor } from '../../../platform/database';
import { Conversation } from '../conversations/conversation.entity';
import { TimelineEntry } from '../timeline/timeline-entry.entity';
import { ConversationMemory } from './conversation-memory.entity';
import { CustomerMemory } from './customer-memory.entity';
import { mergeFacts, type StatedFact } from './stated-facts';

/** So many conversations of a customer are looked at, the present one among them. */
const CONVERSATIONS = 5;

/** What is kept of a customer beside the timeline. */
export interface Kept {
  /** By conversation id. */
  memories: Map<string, ConversationMemory>;
  facts: StatedFact[];
}

@Injectable()
export class MemoryRepository {
  constructor(
    @InjectRepository(ConversationMemory) private readonly memories: Repository<ConversationMemory>,
    @InjectRepository(CustomerMemory) private readonly customers: Repository<CustomerMemory>,
    @InjectRepository(Conversation) private readonly conversations: Repository<Conversation>,
    @InjectRepository(TimelineEntry) private readonly entries: Repository<TimelineEntry>,
    private readonly door: WriteDoor,
  ) {}

  /** The last conversations of a customer, newest first. */
  conversationsOf(customerId: string): Promise<Conversation[]> {
    return this.conversations.find({ where: { customerId }, order: { startedAt: 'DESC' }, take: CONVERSATIONS });
  }

  async keptOf(customerId: string): Promise<Kept> {
    const [memories, customer] = await Promise.all([
      this.memories.find({ where: { customerId }, order: { startedAt: 'DESC' }, take: CONVERSATIONS }),
      this.customers.findOneBy({ customerId }),
    ]);
    return {
      memories: new Map(memories.map((memory) => [memory.conversationId, memory])),
      facts: customer?.facts ?? [],
    };
  }

  find(conversationId: string): Promise<ConversationMemory | null> {
    return this.memories.findOneBy({ conversationId });
  }

  findConversation(id: string): Promise<Conversation | null> {
    return this.conversations.findOneBy({ id });
  }

  /** Entries from `first` to `last`, both included, without staff notes, in their order: the oldest ones. */
  oldest(conversationId: string, first: number, last: number, limit: number): Promise<TimelineEntry[]> {
    return this.entries.find({
      where: { conversationId, seq: Between(first, last), kind: Not('note') },
      order: { seq: 'ASC' },
      take: limit,
    });
  }

  /** The same, the newest ones. */
  async newest(conversationId: string, first: number, last: number, limit: number): Promise<TimelineEntry[]> {
    const found = await this.entries.find({
      where: { conversationId, seq: Between(first, last), kind: Not('note') },
      order: { seq: 'DESC' },
      take: limit,
    });
    return found.reverse();
  }

  /**
   * Compare-and-set on `coversSeq`: of two runs over the same entries one is stored.
   * @returns false when another run was quicker, or the conversation is gone.
   */
  store(
    seenSeq: number,
    memory: Omit<ConversationMemory, 'updatedAt'>,
    facts: readonly StatedFact[],
  ): Promise<boolean> {
    const { conversationId, customerId } = memory;
    const now = new Date();
    return this.door.transaction(async (manager) => {
      if (!(await manager.existsBy(Conversation, { id: conversationId }))) return false;
      await insertOnce(manager, ConversationMemory, { ...memory, coversSeq: 0, summary: '', updatedAt: now });
      const after = { ...memory, updatedAt: now };
      const moved = await manager.update(ConversationMemory, { conversationId, coversSeq: seenSeq }, after);
      if (moved.affected !== 1) return false;
      if (facts.length > 0) await this.addFacts(manager, customerId, facts, now);
      return true;
    });
  }

  /** Everything kept of a customer beside the timeline. What stands in the timeline would be remembered again. */
  async forget(customerId: string): Promise<void> {
    await this.door.transaction(async (manager) => {
      await manager.delete(ConversationMemory, { customerId });
      await manager.delete(CustomerMemory, { customerId });
    });
  }

  private async addFacts(
    manager: EntityManager,
    customerId: string,
    facts: readonly StatedFact[],
    updatedAt: Date,
  ): Promise<void> {
    await insertOnce(manager, CustomerMemory, { customerId, facts: [], updatedAt });
    // The row lock keeps another conversation's facts from being overwritten.
    await manager.update(CustomerMemory, { customerId }, { updatedAt });
    const known = await manager.findOneByOrFail(CustomerMemory, { customerId });
    await manager.update(CustomerMemory, { customerId }, { facts: mergeFacts(known.facts, [...facts]) });
  }
}

async function insertOnce<T extends object>(manager: EntityManager, entity: new () => T, row: T): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(row as never)
    .orIgnore()
    .execute();
}
