import { Injectable } from '@nestjs/common';
import type { EntryData } from '@zhiyin/contracts';
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
   * The answer and the end of its turn, and of those before it that it answers too, in one transaction.
   * @returns undefined when a person holds the conversation by now, or the turn was answered by another process.
   */
  async store(
    turn: Turn,
    earlier: Turn[],
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
        const how = {
          state: 'answered' as const,
          answerId,
          source: reply.source,
          degradedReason: reply.degradedReason ?? null,
          outcome: trace.outcome ?? null,
          candidates: trace.candidates ?? null,
          model: trace.model ?? null,
        };
        if (!(await this.turns.end(manager, turn, { ...how, ...clocks }))) throw new NoLongerOurs();
        for (const one of earlier)
          if (!(await this.turns.end(manager, one, { ...how, ...sooner(one, turn, clocks) }))) throw new NoLongerOurs();
        const [entry] = await this.timeline.append(manager, turn.customerId, turn.conversationId, [
          {
            id: answerId,
            sender: 'bot',
            kind: reply.kind,
            text: reply.text,
            data: dataOf(reply, turn, earlier),
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
      await this.door.transaction(async (manager) => {
        for (const one of [...earlier, turn])
          await this.turns.end(manager, one, { state: 'interrupted', ...sooner(one, turn, clocks) });
      });
    return stored;
  }
}

/** The clocks of a turn that began earlier and was answered at the same moment. */
function sooner(earlier: Turn, turn: Turn, { firstTextMs, completeMs }: Clocks): Clocks {
  const ahead = turn.receivedAt.getTime() - earlier.receivedAt.getTime();
  return { firstTextMs: firstTextMs + ahead, completeMs: completeMs + ahead };
}

/** The timeline says by itself which questions an answer is for, where it is for more than the one it replies to. */
function dataOf(reply: Reply, turn: Turn, earlier: Turn[]): EntryData | null {
  const answers = [...earlier, turn].map(({ questionId }) => questionId);
  const data = { ...reply.data, ...(earlier.length > 0 ? { answers } : {}) };
  return Object.keys(data).length > 0 ? data : null;
}
