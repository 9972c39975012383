import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { LiveEvent } from '@zhiyin/contracts';
import { KeyValueStore, type Unsubscribe } from '../../../platform/key-value';
import { type GrowingAnswer, GrowingAnswers } from './growing-answers';

type Listener = (event: LiveEvent) => void;

/** `to` names the one replica that asked for what it had missed. */
interface Envelope {
  origin: string;
  to?: string;
  event: LiveEvent;
}

/** Asks every replica for the text so far of the answers it is writing for this customer. */
interface Question {
  origin: string;
  customerId: string;
}

/** What this process knows of one customer while somebody listens here or an answer is written here. */
interface Room {
  listeners: Set<Listener>;
  answers: GrowingAnswers;
  line?: Line;
  askedAt: number;
}

/** A subscription; one that is being left hears nothing more. */
interface Line {
  open: boolean;
  ready: Promise<Unsubscribe>;
}

const QUESTIONS = 'live:text-so-far';
/** A store that does not answer must not hold up a send; listeners here hear anyway, and the subscription may come late. */
const SUBSCRIBE_PATIENCE_MS = 1_000;
const ASK_AGAIN_MS = 500;

/**
 * Everything that happens on a customer's timeline, as it happens, to every carrier on every replica. Listeners of
 * this process are told directly, so they hear even when the shared store is down; a carrier elsewhere that missed
 * something resumes from the timeline by seq. Pieces of an answer reach listeners without a hole and once; who joins
 * in its middle takes the text so far from `growing`.
 */
@Injectable()
export class LiveChannel implements OnModuleInit, OnModuleDestroy {
  private readonly origin = randomUUID();
  private readonly logger = new Logger(LiveChannel.name);
  private readonly rooms = new Map<string, Room>();
  private readonly waiting = new Set<() => void>();

  constructor(@Inject(KeyValueStore) private readonly store: KeyValueStore) {}

  onModuleInit(): void {
    const answer = (message: string) => this.tellTextSoFar(JSON.parse(message) as Question);
    this.store.subscribe(QUESTIONS, answer).catch((error: unknown) => this.warn(error));
  }

  /** Who only waits for news must not hold up the end of the process. */
  onModuleDestroy(): void {
    for (const wake of this.waiting) wake();
  }

  tell(customerId: string, event: LiveEvent): void {
    const room = this.room(customerId);
    const news = room.answers.take(event, true);
    // A hole cannot be in what this process itself writes.
    for (const listener of [...room.listeners]) for (const item of news === 'hole' ? [] : news) listener(item);
    this.dropIfEmpty(customerId, room);
    this.publish(customerId, { origin: this.origin, event });
  }

  /** The answers being written for this customer, as far as listeners here have been told. */
  growing(customerId: string): GrowingAnswer[] {
    const room = this.rooms.get(customerId);
    return room?.answers.list() ?? [];
  }

  /**
   * Listens at once in this process, and across replicas as soon as the store confirms. What another replica has been
   * writing since before is asked for, and comes as the events of an answer that begins now.
   */
  async listen(customerId: string, listener: Listener): Promise<Unsubscribe> {
    const room = this.room(customerId);
    room.listeners.add(listener);
    room.line ??= this.open(customerId, room);
    await atMost(SUBSCRIBE_PATIENCE_MS, room.line.ready);
    return async () => {
      room.listeners.delete(listener);
      const { line } = room;
      if (room.listeners.size > 0 || !line) return;
      line.open = false;
      delete room.line;
      room.answers.forgetOthers();
      this.dropIfEmpty(customerId, room);
      await atMost(
        SUBSCRIBE_PATIENCE_MS,
        line.ready.then((leave) => leave()),
      );
    };
  }

  /** Until an entry beyond `seq` is told, the time is over, or the process stops. */
  async news(customerId: string, seq: number, ms: number, isThere: () => Promise<boolean>): Promise<void> {
    let wake: () => void = () => undefined;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const leave = await this.listen(customerId, (event) => {
      if (event.event === 'message' && event.seq > seq) wake();
    });
    this.waiting.add(wake);
    const timer = setTimeout(wake, ms);
    try {
      // What was stored between the caller's look and the listening would otherwise be missed.
      if (!(await isThere())) await woken;
    } finally {
      clearTimeout(timer);
      this.waiting.delete(wake);
      await leave();
    }
  }

  private open(customerId: string, room: Room): Line {
    const line: Line = { open: true, ready: Promise.resolve(() => Promise.resolve()) };
    const hear = (message: string) => {
      if (line.open) this.hear(customerId, room, JSON.parse(message) as Envelope);
    };
    line.ready = this.store.subscribe(channelOf(customerId), hear).then(
      (leave) => {
        this.ask(customerId, room);
        return leave;
      },
      (error: unknown) => {
        this.warn(error);
        return () => Promise.resolve();
      },
    );
    return line;
  }

  private hear(customerId: string, room: Room, { origin, to, event }: Envelope): void {
    if (origin === this.origin || (to !== undefined && to !== this.origin)) return;
    const news = room.answers.take(event, false);
    if (news === 'hole') return this.ask(customerId, room);
    for (const listener of [...room.listeners]) for (const item of news) listener(item);
  }

  private ask(customerId: string, room: Room): void {
    if (Date.now() - room.askedAt < ASK_AGAIN_MS) return;
    room.askedAt = Date.now();
    const question: Question = { origin: this.origin, customerId };
    this.store.publish(QUESTIONS, JSON.stringify(question)).catch((error: unknown) => this.warn(error));
  }

  private tellTextSoFar({ origin, customerId }: Question): void {
    if (origin === this.origin) return;
    for (const { answerId, replyTo, text, own } of this.growing(customerId)) {
      if (!own) continue;
      const envelope = { origin: this.origin, to: origin };
      this.publish(customerId, { ...envelope, event: { event: 'answer.started', data: { answerId, replyTo } } });
      this.publish(customerId, { ...envelope, event: { event: 'answer.delta', data: { answerId, offset: 0, text } } });
    }
  }

  private publish(customerId: string, envelope: Envelope): void {
    this.store.publish(channelOf(customerId), JSON.stringify(envelope)).catch((error: unknown) => this.warn(error));
  }

  private room(customerId: string): Room {
    const known = this.rooms.get(customerId);
    if (known) return known;
    const room: Room = { listeners: new Set<Listener>(), answers: new GrowingAnswers(), askedAt: 0 };
    this.rooms.set(customerId, room);
    return room;
  }

  private dropIfEmpty(customerId: string, room: Room): void {
    if (room.listeners.size === 0 && room.answers.size === 0 && this.rooms.get(customerId) === room)
      this.rooms.delete(customerId);
  }

  private warn(error: unknown): void {
    this.logger.warn(`Other replicas are not reached: ${String(error)}`);
  }
}

const channelOf = (customerId: string) => `live:${customerId}`;

async function atMost(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
