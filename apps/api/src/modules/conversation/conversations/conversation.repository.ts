import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { insertRows, newId, selectRows, updateRows } from '../../../platform/database';
import { Conversation } from './conversation.entity';
import { type ControlMove, nextState } from './transitions';

/** A message within this time after closing belongs to the same issue. */
const REOPEN_WITHIN_MS = 24 * 3_600_000;

@Injectable()
export class ConversationRepository {
  constructor(@InjectRepository(Conversation) private readonly conversations: Repository<Conversation>) {}

  findById(id: string): Promise<Conversation | null> {
    return this.conversations.findOneBy({ id });
  }

  getIn(manager: EntityManager, id: string): Promise<Conversation> {
    return manager.findOneByOrFail(Conversation, { id });
  }

  /** The conversation this customer is or was last in. */
  async findLatest(
    customerId: string,
    manager: EntityManager = this.conversations.manager,
  ): Promise<Conversation | undefined> {
    const latest = 'ORDER BY startedAt DESC, id DESC LIMIT 1';
    const [conversation] = await selectRows(manager, Conversation, 'customerId = ?', [customerId], latest);
    return conversation;
  }

  /** Under the timeline lock: the open conversation, the one just closed (reopened), or a new one. */
  async openFor(manager: EntityManager, customerId: string): Promise<Conversation> {
    const latest = await this.findLatest(customerId, manager);
    const now = new Date();
    if (latest && latest.state !== 'closed') return latest;
    if (latest?.closedAt && now.getTime() - latest.closedAt.getTime() < REOPEN_WITHIN_MS) {
      return (await this.move(manager, latest, 'reopen', { closedAt: null, staffId: null })) ?? latest;
    }
    const conversation = manager.create(Conversation, {
      id: newId(),
      customerId,
      state: 'bot',
      controlEpoch: 1,
      staffId: null,
      leftMessage: false,
      startedAt: now,
      lastMessageAt: now,
      closedAt: null,
    });
    await insertRows(manager, Conversation, [conversation]);
    return conversation;
  }

  async touch(manager: EntityManager, id: string): Promise<void> {
    await updateRows(manager, Conversation, { lastMessageAt: new Date() }, 'id = ?', [id]);
  }

  async leaveMessage(manager: EntityManager, id: string): Promise<void> {
    await manager.update(Conversation, { id }, { leftMessage: true, lastMessageAt: new Date() });
  }

  /** True while the bot holds the conversation under this epoch: compare-and-set, also the row lock of the delivery. */
  async holdForBot(manager: EntityManager, id: string, controlEpoch: number): Promise<boolean> {
    const held = "id = ? AND controlEpoch = ? AND state = 'bot'";
    const now = { lastMessageAt: new Date() };
    return (await updateRows(manager, Conversation, now, held, [id, controlEpoch])) === 1;
  }

  /**
   * Moves control if the conversation still is as the caller saw it.
   * @returns the conversation after the move, or undefined when it is elsewhere by now or the move is impossible.
   */
  async move(
    manager: EntityManager,
    seen: Conversation,
    move: ControlMove,
    changes: Partial<Pick<Conversation, 'staffId' | 'closedAt' | 'leftMessage'>> = {},
  ): Promise<Conversation | undefined> {
    const state = nextState(seen.state, move);
    if (!state) return undefined;
    const after = { ...changes, state, controlEpoch: seen.controlEpoch + 1, lastMessageAt: new Date() };
    const moved = await manager.update(
      Conversation,
      { id: seen.id, state: seen.state, controlEpoch: seen.controlEpoch },
      after,
    );
    return moved.affected === 1 ? Object.assign(seen, after) : undefined;
  }
}
