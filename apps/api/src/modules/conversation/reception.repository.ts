import { Injectable } from '@nestjs/common';
import { WriteDoor } from '../../platform/database';
import type { Conversation } from './conversations/conversation.entity';
import { ConversationRepository } from './conversations/conversation.repository';
import type { TimelineEntry } from './timeline/timeline-entry.entity';
import { type EntryDraft, TimelineRepository } from './timeline/timeline.repository';
import { LEASE_MS } from './turns/lease';
import type { Turn } from './turns/turn.entity';
import { TurnRepository } from './turns/turn.repository';

export interface Reception {
  entry: TimelineEntry;
  conversation: Conversation;
  /** False when the same client message was received before. */
  isNew: boolean;
  /** The turn to answer; absent when a person answers, or when the message was received before. */
  turn?: Turn;
}

/** Stores what a customer sends, once. */
@Injectable()
export class ReceptionRepository {
  constructor(
    private readonly door: WriteDoor,
    private readonly timeline: TimelineRepository,
    private readonly conversations: ConversationRepository,
    private readonly turns: TurnRepository,
  ) {}

  /** Message and turn in one transaction: what is acknowledged is stored, and what is stored will be answered. */
  receive(customerId: string, draft: EntryDraft & { clientMessageId: string }, receivedAt: Date): Promise<Reception> {
    return this.door.transaction(async (manager): Promise<Reception> => {
      await this.timeline.lock(manager, customerId);
      const known = await this.timeline.findByClientMessageId(manager, customerId, draft.clientMessageId);
      if (known) {
        const conversation = await this.conversations.getIn(manager, known.conversationId);
        return { entry: known, conversation, isNew: false };
      }
      const conversation = await this.conversations.openFor(manager, customerId);
      const [entry] = await this.timeline.append(manager, customerId, conversation.id, [draft]);
      await this.conversations.touch(manager, conversation.id);
      if (conversation.state !== 'bot') return { entry: entry!, conversation, isNew: true };
      const turn = await this.turns.open(manager, conversation, entry!, receivedAt, LEASE_MS);
      return { entry: entry!, conversation, isNew: true, turn };
    });
  }
}
