import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@zhiyin/contracts';
import type { FastifyReply } from 'fastify';
import type { Customer } from '../auth';
import { ChatService } from './chat.service';
import type { SendMessageDto } from './dto/send-message.dto';
import { EventStream } from './live/event-stream';
import { LiveChannel } from './live/live-channel';
import { toMessage } from './timeline/message';

/** `POST /chat/messages` with `Accept: text/event-stream`: the events of this turn, until its answer is stored. */
@Injectable()
export class AnswerStream {
  constructor(
    private readonly chat: ChatService,
    private readonly channel: LiveChannel,
  ) {}

  async send(who: Customer, dto: SendMessageDto, reply: FastifyReply): Promise<void> {
    // Listening begins before the message is stored, so that nothing of its answer can be missed.
    const early: LiveEvent[] = [];
    let forward = (event: LiveEvent) => void early.push(event);
    const leave = await this.channel.listen(who.id, (event) => forward(event));
    try {
      const { entry, conversation } = await this.chat.receive(who, dto);
      reply.hijack();
      const stream = new EventStream(reply.raw, { 'X-Request-Id': reply.request.id });
      stream.send({ event: 'message', seq: entry.seq, data: toMessage(entry) });
      if (conversation.state !== 'bot') return stream.end();

      const turn = new TurnEvents(entry.id);
      forward = (event) => {
        if (turn.has(event)) stream.send(event);
        if (turn.ended) stream.end();
      };
      const stored = await this.chat.findAnswer(entry.id);
      if (stored && !early.some((event) => turn.isAnswer(event))) {
        stream.send({ event: 'message', seq: stored.seq, data: stored });
        stream.send({ event: 'answer.done', data: { answerId: stored.id, seq: stored.seq } });
        return stream.end();
      }
      for (const event of early) forward(event);
      await stream.closed;
    } finally {
      await leave();
    }
  }
}

/** Tells the events of one turn from all others on the customer's channel. */
class TurnEvents {
  private readonly answerIds = new Set<string>();
  ended = false;

  constructor(private readonly questionId: string) {}

  isAnswer(event: LiveEvent): boolean {
    return event.event === 'message' && event.data.sender === 'bot' && event.data.replyTo === this.questionId;
  }

  has(event: LiveEvent): boolean {
    if (this.ended) return false;
    if (event.event === 'answer.started') {
      if (event.data.replyTo !== this.questionId) return false;
      this.answerIds.add(event.data.answerId);
      return true;
    }
    if (this.isAnswer(event) && event.event === 'message') {
      this.answerIds.add(event.data.id);
      return true;
    }
    if (event.event !== 'answer.delta' && event.event !== 'answer.done' && event.event !== 'answer.interrupted')
      return false;
    if (!this.answerIds.has(event.data.answerId)) return false;
    this.ended = event.event !== 'answer.delta';
    return true;
  }
}
