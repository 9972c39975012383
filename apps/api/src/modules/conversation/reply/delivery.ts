import type { Message } from '@zhiyin/contracts';
import { newId } from '../../../platform/database';
import type { LiveChannel } from '../live/live-channel';
import type { Turn } from '../turns/turn.entity';
import type { Reply, Trace } from './reply';

/** Deltas of this time travel together: smooth to read, and one frame for many tokens. */
const BATCH_MS = 30;

/** Stores the finished answer; undefined when it may no longer be said. */
type Store = (
  turn: Turn,
  answerId: string,
  reply: Reply,
  trace: Trace,
  firstTextAt: number,
) => Promise<Message | undefined>;

/** One answer on its way to the customer: pieces first, then the stored entry. */
export class Delivery {
  readonly answerId = newId();
  private text = '';
  private told = 0;
  private timer: NodeJS.Timeout | undefined;
  private started = false;
  firstTextAt: number | undefined;

  constructor(
    private readonly turn: Turn,
    private readonly channel: LiveChannel,
    private readonly store: Store,
  ) {}

  /** What the customer has been given so far. */
  get shown(): string {
    return this.text;
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    this.channel.tell(this.turn.customerId, {
      event: 'answer.started',
      data: { answerId: this.answerId, replyTo: this.turn.questionId },
    });
  }

  show(piece: string): void {
    if (piece === '') return;
    this.start();
    this.firstTextAt ??= Date.now();
    this.text += piece;
    this.timer ??= setTimeout(() => this.flush(), BATCH_MS);
  }

  /** Stores the answer under the epoch; undefined when a person has taken over in the meantime. */
  async finish(reply: Reply, trace: Trace): Promise<Message | undefined> {
    this.start();
    if (reply.text.startsWith(this.text)) this.show(reply.text.slice(this.text.length));
    this.flush();
    return this.store(this.turn, this.answerId, reply, trace, this.firstTextAt ?? Date.now());
  }

  /** A person took over or the process stops: nothing more will come of this answer. */
  interrupt(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.started)
      this.channel.tell(this.turn.customerId, { event: 'answer.interrupted', data: { answerId: this.answerId } });
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.told === this.text.length) return;
    this.channel.tell(this.turn.customerId, {
      event: 'answer.delta',
      data: { answerId: this.answerId, offset: this.told, text: this.text.slice(this.told) },
    });
    this.told = this.text.length;
  }
}
