import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { LiveEvent } from '@zhiyin/contracts';
import type { FastifyReply } from 'fastify';
import { AppEvents } from '../../platform/events';
import type { Customer } from '../auth';
import { ChatService } from './chat.service';
import { LiveConnectionChanged } from './conversation.events';
import type { SendMessageDto } from './dto/send-message.dto';
import { EventStream } from './live/event-stream';
import { LiveChannel } from './live/live-channel';
import { TurnOnStream } from './live/turn-on-stream';
import { toMessage } from './timeline/message';
import { TurnRunner } from './turns/turn-runner';
import { TurnRepository } from './turns/turn.repository';

/** How late a stream learns of an answer when the shared store lost what another replica told. */
const LOOK_AGAIN_MS = 5_000;

/**
 * `POST /chat/messages` with `Accept: text/event-stream`: the events of this turn, until its answer is stored. The same
 * message sent again joins the running answer with the text so far, on any replica.
 */
@Injectable()
export class AnswerStream implements BeforeApplicationShutdown {
  private readonly open = new Map<EventStream, string>();

  constructor(
    private readonly chat: ChatService,
    private readonly channel: LiveChannel,
    private readonly turns: TurnRepository,
    private readonly runner: TurnRunner,
    private readonly events: AppEvents,
  ) {}

  async send(who: Customer, dto: SendMessageDto, reply: FastifyReply): Promise<void> {
    // Listening begins before the message is stored, so that nothing of its answer can be missed.
    const early: LiveEvent[] = [];
    let forward = (event: LiveEvent): void => void early.push(event);
    const leave = await this.channel.listen(who.id, (event) => forward(event));
    try {
      const reception = await this.chat.receive(who, dto);
      const { entry } = reception;
      reply.hijack();
      const stream = this.begin(reply, entry.id);
      stream.send({ event: 'message', seq: entry.seq, data: toMessage(entry) });

      const turn = new TurnOnStream(entry.id, stream, () => this.channel.growing(who.id));
      if (!reception.turn) await this.lookFor(entry.id, turn, early);
      forward = (event) => turn.take(event);
      for (const event of early) forward(event);
      early.length = 0;
      turn.sendGrowing();
      stream.onDrain(() => turn.sendGrowing());
      const lookAgain = setInterval(() => void this.lookFor(entry.id, turn).catch(() => undefined), LOOK_AGAIN_MS);
      await stream.closed.finally(() => clearInterval(lookAgain));
    } finally {
      await leave();
    }
  }

  /** Turns of this process are finished before it stops; a stream that waits for another replica's ends here. */
  beforeApplicationShutdown(): void {
    for (const [stream, questionId] of this.open) if (!this.runner.find(questionId)) stream.end();
  }

  private begin(reply: FastifyReply, questionId: string): EventStream {
    const stream = new EventStream(reply.raw, { 'X-Request-Id': reply.request.id });
    this.open.set(stream, questionId);
    this.events.emit(new LiveConnectionChanged({ kind: 'stream', change: 1 }));
    void stream.closed.then(() => {
      this.open.delete(stream);
      this.events.emit(new LiveConnectionChanged({ kind: 'stream', change: -1 }));
    });
    return stream;
  }

  /** What is stored already is sent, and the stream ends where no answer will come. */
  private async lookFor(questionId: string, onStream: TurnOnStream, early: LiveEvent[] = []): Promise<void> {
    // In this order: a turn that was open, and whose answer is not stored after that, is still being answered.
    const open = (await this.turns.findByQuestion(questionId))?.state === 'open';
    const stored = await this.chat.findAnswer(questionId);
    if (stored) onStream.finish(stored);
    else if (!open && !early.some((event) => onStream.isAnswer(event))) onStream.end();
  }
}
