import type { LiveEvent, Message } from '@zhiyin/contracts';
import { DeltaCursor } from './delta-cursor';
import { isAnswerTo } from '../timeline/message';
import type { EventStream } from './event-stream';
import type { GrowingAnswer } from './growing-answers';

/** One turn on an event stream: its answer and nothing else of the customer's, from the text so far to the end. */
export class TurnOnStream {
  private readonly cursor = new DeltaCursor();
  private readonly answerIds = new Set<string>();
  private ended = false;

  constructor(
    private readonly questionId: string,
    private readonly stream: EventStream,
    private readonly growing: () => GrowingAnswer[],
  ) {}

  isAnswer(event: LiveEvent): boolean {
    return event.event === 'message' && isAnswerTo(event.data, this.questionId);
  }

  take(event: LiveEvent): void {
    if (this.ended) return;
    if (event.event === 'answer.started' || event.event === 'answer.delta') return this.sendGrowing();
    if (event.event === 'message') return this.isAnswer(event) ? this.sendAnswer(event.data) : undefined;
    if (event.event === 'queue') return this.stream.send(event);
    if (event.event !== 'answer.done' && event.event !== 'answer.interrupted') return;
    if (!this.answerIds.has(event.data.answerId)) return;
    this.stream.send(event);
    this.end();
  }

  /** What has been written and not sent yet; a slow client gets it in bigger pieces. */
  sendGrowing(): void {
    if (this.ended || this.stream.slow) return;
    const mine = this.growing().filter(({ replyTo }) => replyTo === this.questionId);
    for (const { answerId } of mine) this.answerIds.add(answerId);
    for (const piece of this.cursor.catchUp(mine)) this.stream.send(piece);
  }

  /** The answer was found stored. */
  finish(answer: Message): void {
    if (this.ended) return;
    this.sendAnswer(answer);
    this.stream.send({ event: 'answer.done', data: { answerId: answer.id, seq: answer.seq } });
    this.end();
  }

  end(): void {
    this.ended = true;
    this.stream.end();
  }

  private sendAnswer(answer: Message): void {
    this.answerIds.add(answer.id);
    for (const piece of this.cursor.close(answer.id, this.stream.slow ? null : answer.text)) this.stream.send(piece);
    this.stream.send({ event: 'message', seq: answer.seq, data: answer });
  }
}
