import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteDoor } from '../../../platform/database';
import type { Conversation } from '../conversations/conversation.entity';
import { ConversationRepository } from '../conversations/conversation.repository';
import type { ControlMove } from '../conversations/transitions';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { type EntryDraft, TimelineRepository } from '../timeline/timeline.repository';

export interface Moved {
  conversation: Conversation;
  entries: TimelineEntry[];
}

type Changes = Partial<Pick<Conversation, 'staffId' | 'closedAt' | 'leftMessage'>>;

/** Passing control: the move and the entry that tells of it are one transaction under the timeline lock. */
@Injectable()
export class ControlRepository {
  constructor(
    private readonly door: WriteDoor,
    private readonly conversations: ConversationRepository,
    private readonly timeline: TimelineRepository,
  ) {}

  /** Opens a conversation where the customer has none, then moves it. @returns undefined when the move is not possible. */
  moveForCustomer(
    customerId: string,
    move: ControlMove,
    draft: EntryDraft,
    changes: Changes = {},
  ): Promise<Moved | undefined> {
    return this.underLock(customerId, async (manager) => {
      const conversation = await this.conversations.openFor(manager, customerId);
      return this.moveAndTell(manager, conversation, move, draft, changes);
    });
  }

  /** @returns undefined when the conversation is not under the epoch that the caller saw, or cannot move. */
  moveSeen(
    seen: Conversation,
    move: ControlMove,
    draft: EntryDraft,
    changes: Changes = {},
  ): Promise<Moved | undefined> {
    return this.underLock(seen.customerId, (manager) => this.moveAndTell(manager, { ...seen }, move, draft, changes));
  }

  /** A note to the customer without a change of control. */
  tellCustomer(customerId: string, draft: EntryDraft): Promise<Moved> {
    return this.underLock(customerId, async (manager) => {
      const conversation = await this.conversations.openFor(manager, customerId);
      const entries = await this.timeline.append(manager, customerId, conversation.id, [draft]);
      await this.conversations.leaveMessage(manager, conversation.id);
      return { conversation, entries };
    });
  }

  /** A staff entry while this member holds the conversation; `stale` when the customer wrote something not seen yet. */
  say(
    seen: Conversation,
    staffId: string,
    lastSeenSeq: number,
    draft: EntryDraft,
  ): Promise<TimelineEntry | 'not_holding' | 'stale'> {
    return this.underLock(seen.customerId, async (manager) => {
      const now = await this.conversations.getIn(manager, seen.id);
      if (now.state !== 'human' || now.staffId !== staffId) return 'not_holding';
      if (await this.timeline.hasNewer(manager, seen.id, lastSeenSeq, staffId)) return 'stale';
      const [entry] = await this.timeline.append(manager, seen.customerId, seen.id, [draft]);
      await this.conversations.touch(manager, seen.id);
      return entry!;
    });
  }

  private underLock<T>(customerId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.door.transaction(async (manager) => {
      await this.timeline.lock(manager, customerId);
      return work(manager);
    });
  }

  private async moveAndTell(
    manager: EntityManager,
    conversation: Conversation,
    move: ControlMove,
    draft: EntryDraft,
    changes: Changes,
  ): Promise<Moved | undefined> {
    const moved = await this.conversations.move(manager, conversation, move, changes);
    if (!moved) return undefined;
    const entries = await this.timeline.append(manager, conversation.customerId, conversation.id, [draft]);
    return { conversation: moved, entries };
  }
}
