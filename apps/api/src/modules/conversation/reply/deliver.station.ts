import { Injectable } from '@nestjs/common';
import type { Message } from '@zhiyin/contracts';
import { AppEvents } from '../../../platform/events';
import { ReplyInterrupted, ReplySent } from '../conversation.events';
import { LiveChannel } from '../live/live-channel';
import { toMessage } from '../timeline/message';
import type { Turn } from '../turns/turn.entity';
import { AnswerRepository } from './answer.repository';
import { Delivery } from './delivery';
import type { Reply, Trace } from './reply';

/** Station 6: an answer is stored once, under the epoch it began in, and told to every carrier. */
@Injectable()
export class DeliverStation {
  constructor(
    private readonly channel: LiveChannel,
    private readonly answers: AnswerRepository,
    private readonly events: AppEvents,
  ) {}

  /** @param earlier turns of the same burst, ended by the same answer. */
  begin(turn: Turn, earlier: Turn[] = []): Delivery {
    return new Delivery(turn, this.channel, (...answer) => this.store(earlier, ...answer));
  }

  private async store(
    earlier: Turn[],
    turn: Turn,
    answerId: string,
    reply: Reply,
    trace: Trace,
    firstTextAt: number,
  ): Promise<Message | undefined> {
    const received = turn.receivedAt.getTime();
    const firstTextMs = Math.max(0, firstTextAt - received);
    const completeMs = Math.max(firstTextMs, Date.now() - received);
    const entry = await this.answers.store(turn, earlier, answerId, reply, trace, { firstTextMs, completeMs });
    if (!entry) {
      this.channel.tell(turn.customerId, { event: 'answer.interrupted', data: { answerId } });
      this.events.emit(new ReplyInterrupted({ turnId: turn.id, conversationId: turn.conversationId }));
      return undefined;
    }
    const message = toMessage(entry);
    this.channel.tell(turn.customerId, { event: 'message', seq: message.seq, data: message });
    this.channel.tell(turn.customerId, { event: 'answer.done', data: { answerId, seq: message.seq } });
    this.events.emit(
      new ReplySent({
        turnId: turn.id,
        conversationId: turn.conversationId,
        source: reply.source,
        outcome: trace.outcome ?? null,
        degradedReason: reply.degradedReason ?? null,
        firstTextMs,
        completeMs,
      }),
    );
    return message;
  }
}
