import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Message } from '@zhiyin/contracts';
import type { Asked, Task } from '../reply/reply';
import { Joined, ReplyFlow, ShutDown } from '../reply/reply.flow';
import { LEASE_MS } from './lease';
import { WORDS } from '../reply/words';
import { DeliverStation } from '../reply/deliver.station';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { RunningTurns } from './running-turns';
import type { Turn } from './turn.entity';
import { TurnRepository } from './turn.repository';

/** How long a stopping process waits for answers that are being written. */
const DRAIN_MS = 10_000;

/** The turns of one customer in this process, in order. */
interface Line {
  /** The end of the last run: the next one begins after it. */
  last: Promise<unknown>;
  now?: Task;
  /** Given up in favour of the turn that follows, which answers them too. */
  joined: Asked[];
}

/**
 * Runs turns: one after another for each customer, so that answers come in the order of the questions. A message that
 * comes before the first visible word of a model's answer joins the turn: the model is asked again, with both.
 */
@Injectable()
export class TurnRunner implements BeforeApplicationShutdown, OnModuleInit {
  private readonly logger = new Logger(TurnRunner.name);
  private readonly lines = new Map<string, Line>();
  private readonly byQuestion = new Map<string, Promise<Message | undefined>>();
  /** Turns that this process has claimed. */
  private readonly held = new Set<string>();
  /** Who waits for the answer of a turn that was joined to the next one. */
  private readonly tellers = new Map<string, (answer: Message | undefined) => void>();
  private renewing: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly flow: ReplyFlow,
    private readonly deliver: DeliverStation,
    private readonly running: RunningTurns,
    private readonly turns: TurnRepository,
  ) {}

  /** The answer being made in this process, if it is. */
  find(questionId: string): Promise<Message | undefined> | undefined {
    return this.byQuestion.get(questionId);
  }

  onModuleInit(): void {
    // A turn may wait longer than a lease, behind others of its customer or for a model; it is not abandoned.
    const renew = () =>
      this.turns.renew([...this.held], LEASE_MS).catch((error: unknown) => {
        this.logger.warn(`Leases were not renewed: ${String(error)}`);
      });
    this.renewing = setInterval(() => void renew(), LEASE_MS / 3).unref();
  }

  /** Never rejects: whatever goes wrong ends in an answer, or in a turn that another process will take. */
  run(turn: Turn, question: TimelineEntry): Promise<Message | undefined> {
    const line = this.lines.get(turn.customerId) ?? { last: Promise.resolve(), joined: [] };
    this.lines.set(turn.customerId, line);
    this.held.add(turn.id);
    const { now } = line;
    if (now?.joinable && now.turn.conversationId === turn.conversationId && now.turn.controlEpoch === turn.controlEpoch)
      this.running.join(now.turn.id);

    let tell: (answer: Message | undefined) => void = () => undefined;
    const answer = new Promise<Message | undefined>((resolve) => (tell = resolve));
    this.byQuestion.set(question.id, answer);
    void answer.then(() => this.byQuestion.delete(question.id));
    const mine = line.last.then(() => this.take(line, { turn, question }, tell));
    line.last = mine;
    void mine.finally(() => {
      if (line.last === mine) this.lines.delete(turn.customerId);
    });
    return answer;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.renewing);
    const all = Promise.allSettled([...this.byQuestion.values()]);
    const patience = new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref());
    await Promise.race([all, patience]);
    this.running.abortAll('shutdown');
    await all;
  }

  private async take(line: Line, asked: Asked, tell: (answer: Message | undefined) => void): Promise<void> {
    const earlier = line.joined.splice(0);
    const task = { ...asked, earlier: earlier.map(({ turn, question }) => ({ turn, question })), joinable: false };
    const ids = [...earlier.map(({ turn }) => turn.id), asked.turn.id];
    const tellAll = (answer: Message | undefined) => {
      for (const id of ids) this.held.delete(id);
      for (const one of earlier) this.tellers.get(one.turn.id)?.(answer);
      for (const one of earlier) this.tellers.delete(one.turn.id);
      tell(answer);
    };
    try {
      tellAll(await this.answer(line, task));
    } catch {
      // Only a join comes so far: who waits for these answers waits for that of the next turn.
      line.joined.push(...earlier, asked);
      this.tellers.set(asked.turn.id, tell);
    } finally {
      delete line.now;
    }
  }

  /** @throws Joined */
  private async answer(line: Line, asked: Omit<Task, 'signal'>): Promise<Message | undefined> {
    const { turn } = asked;
    const ids = [...asked.earlier.map((one) => one.turn.id), turn.id];
    try {
      if (this.stopping) {
        await this.turns.letGo(ids);
        return undefined;
      }
      const task: Task = { ...asked, signal: this.running.begin(turn) };
      line.now = task;
      return await this.flow.answer(task);
    } catch (error) {
      if (error instanceof Joined) throw error;
      return await this.rescue(asked, ids, error);
    } finally {
      this.running.end(turn.id);
    }
  }

  private async rescue(
    { turn, earlier }: Omit<Task, 'signal'>,
    ids: string[],
    error: unknown,
  ): Promise<Message | undefined> {
    try {
      if (error instanceof ShutDown) {
        await this.turns.letGo(ids);
        return undefined;
      }
      this.logger.error({ turnId: turn.id, error: error instanceof Error ? error.stack : String(error) });
      return await this.deliver
        .begin(
          turn,
          earlier.map((one) => one.turn),
        )
        .finish(
          {
            kind: 'text',
            text: WORDS.trouble,
            source: 'fallback',
            data: { offerHandoff: true },
            degradedReason: 'internal_error',
          },
          {},
        );
    } catch (again) {
      // The database is away: the turn stays open and the sweep finds it.
      this.logger.error(`Turn ${turn.id} is left to the sweep: ${String(again)}`);
      return undefined;
    }
  }
}
