import { Injectable } from '@nestjs/common';
import { WriteDoor } from '../../../platform/database';
import { ConversationRepository } from '../conversations/conversation.repository';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { TimelineRepository } from '../timeline/timeline.repository';
import type { Turn } from '../turns/turn.entity';
import { TurnRepository } from '../turns/turn.repository';
import type { Reply, Trace } from './reply';

interface Clocks {
  firstTextMs: number;
  completeMs: number;
}

/** Thrown inside the transaction to take everything back. */
class NoLongerOurs extends Error {}

@Injectable()
export class AnswerRepository {
  constructor(
    private readonly door: WriteDoor,
    private readonly conversations: ConversationRepository,
    private readonly timeline: TimelineRepository,
    private readonly turns: TurnRepository,
  ) {}

  /**
   * The answer and the end of its turn in one transaction.
   * @returns undefined when a person holds the conversation by now, or the turn was answered by another process.
   */
  async store(
    turn: Turn,
    answerId: string,
    reply: Reply,
    trace: Trace,
    clocks: Clocks,
  ): Promise<TimelineEntry | undefined> {
    const stored = await this.door
      .transaction(async (manager) => {
        await this.timeline.lock(manager, turn.customerId);
        if (!(await this.conversations.holdForBot(manager, turn.conversationId, turn.controlEpoch)))
          throw new NoLongerOurs();
        const first = await this.turns.end(manager, turn, {
          state: 'answered',
          answerId,
          source: reply.source,
          degradedReason: reply.degradedReason ?? null,
          outcome: trace.outcome ?? null,
          candidates: trace.candidates ?? null,
          model: trace.model ?? null,
          ...clocks,
        });
        if (!first) throw new NoLongerOurs();
        const [entry] = await this.timeline.append(manager, turn.customerId, turn.conversationId, [
          {
            id: answerId,
            sender: 'bot',
            kind: reply.kind,
            text: reply.text,
            data: reply.data && Object.keys(reply.data).length > 0 ? reply.data : null,
            source: reply.source,
            evidence: reply.evidence ?? [],
            replyTo: turn.questionId,
            aiGenerated: reply.aiGenerated ?? false,
            degradedReason: reply.degradedReason ?? null,
          },
        ]);
        return entry;
      })
      .catch((error: unknown) => {
        if (error instanceof NoLongerOurs) return undefined;
        throw error;
      });
    if (!stored)
      await this.door.transaction((manager) => this.turns.end(manager, turn, { state: 'interrupted', ...clocks }));
    return stored;
  }
}
