import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, LessThan, Repository } from 'typeorm';
import { insertRows, newId, updateRows, WriteDoor } from '../../../platform/database';
import type { Conversation } from '../conversations/conversation.entity';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { Turn } from './turn.entity';

@Injectable()
export class TurnRepository {
  constructor(
    @InjectRepository(Turn) private readonly turns: Repository<Turn>,
    private readonly door: WriteDoor,
  ) {}

  /** A new turn is born claimed by the process that received the message: no second write before answering. */
  async open(
    manager: EntityManager,
    conversation: Conversation,
    question: TimelineEntry,
    receivedAt: Date,
    leaseMs: number,
  ): Promise<Turn> {
    const turn = manager.create(Turn, {
      id: newId(),
      conversationId: conversation.id,
      customerId: conversation.customerId,
      questionId: question.id,
      answerId: null,
      controlEpoch: conversation.controlEpoch,
      state: 'open',
      claimedUntil: new Date(Date.now() + leaseMs),
      outcome: null,
      candidates: null,
      source: null,
      degradedReason: null,
      model: null,
      receivedAt,
      acknowledgedMs: null,
      firstTextMs: null,
      completeMs: null,
    });
    await insertRows(manager, Turn, [turn]);
    return turn;
  }

  findByQuestion(questionId: string): Promise<Turn | null> {
    return this.turns.findOneBy({ questionId });
  }

  ofConversation(conversationId: string): Promise<Turn[]> {
    return this.turns.find({ where: { conversationId }, order: { receivedAt: 'ASC' }, take: 1_000 });
  }

  /** Open turns that nobody works on any more, oldest first. */
  findAbandoned(now: Date, limit: number): Promise<Turn[]> {
    return this.turns.find({
      where: { state: 'open', claimedUntil: LessThan(now) },
      order: { receivedAt: 'ASC' },
      take: limit,
    });
  }

  /** Takes an abandoned turn over; undefined when another process was quicker or it is answered. */
  async claim(id: string, leaseMs: number): Promise<Turn | undefined> {
    const now = new Date();
    return this.door.transaction(async (manager) => {
      const claimed = await manager.update(
        Turn,
        { id, state: 'open', claimedUntil: LessThan(now) },
        { claimedUntil: new Date(now.getTime() + leaseMs) },
      );
      return claimed.affected === 1 ? ((await manager.findOneBy(Turn, { id })) ?? undefined) : undefined;
    });
  }

  /** For turns that are still being worked on here. */
  async renew(ids: string[], leaseMs: number): Promise<void> {
    if (ids.length === 0) return;
    await this.door.transaction(async (manager) => {
      const claimedUntil = new Date(Date.now() + leaseMs);
      await manager.update(Turn, { id: In(ids), state: 'open' }, { claimedUntil });
    });
  }

  /** Lets another process (or the next start) take it at once. */
  async letGo(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.door.transaction(async (manager) => {
      for (const id of ids) await manager.update(Turn, { id, state: 'open' }, { claimedUntil: new Date(0) });
    });
  }

  /** True for the one caller who ends the turn. */
  async end(manager: EntityManager, turn: Turn, changes: Partial<Turn>): Promise<boolean> {
    return (await updateRows(manager, Turn, changes, "id = ? AND state = 'open'", [turn.id])) === 1;
  }
}
