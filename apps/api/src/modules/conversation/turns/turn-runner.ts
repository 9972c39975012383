import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Message } from '@zhiyin/contracts';
import { ReplyFlow, ShutDown } from '../reply/reply.flow';
import { WORDS } from '../reply/words';
import { DeliverStation } from '../reply/deliver.station';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { RunningTurns } from './running-turns';
import type { Turn } from './turn.entity';
import { TurnRepository } from './turn.repository';

/** How long a stopping process waits for answers that are being written. */
const DRAIN_MS = 10_000;

/** Runs turns: one after another for each customer, so that answers come in the order of the questions. */
@Injectable()
export class TurnRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger(TurnRunner.name);
  private readonly lastOfCustomer = new Map<string, Promise<unknown>>();
  private readonly byQuestion = new Map<string, Promise<Message | undefined>>();
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

  /** Never rejects: whatever goes wrong ends in an answer, or in a turn that another process will take. */
  run(turn: Turn, question: TimelineEntry): Promise<Message | undefined> {
    const before = this.lastOfCustomer.get(turn.customerId) ?? Promise.resolve();
    const mine = before.then(() => this.answer(turn, question));
    this.lastOfCustomer.set(turn.customerId, mine);
    this.byQuestion.set(question.id, mine);
    void mine.finally(() => {
      this.byQuestion.delete(question.id);
      if (this.lastOfCustomer.get(turn.customerId) === mine) this.lastOfCustomer.delete(turn.customerId);
    });
    return mine;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    const all = Promise.allSettled([...this.byQuestion.values()]);
    const patience = new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref());
    await Promise.race([all, patience]);
    this.running.abortAll('shutdown');
    await all;
  }

  private async answer(turn: Turn, question: TimelineEntry): Promise<Message | undefined> {
    try {
      if (this.stopping) {
        await this.turns.letGo([turn.id]);
        return undefined;
      }
      return await this.flow.answer({ turn, question, signal: this.running.begin(turn) });
    } catch (error) {
      return await this.rescue(turn, error);
    } finally {
      this.running.end(turn.id);
    }
  }

  private async rescue(turn: Turn, error: unknown): Promise<Message | undefined> {
    try {
      if (error instanceof ShutDown) {
        await this.turns.letGo([turn.id]);
        return undefined;
      }
      this.logger.error({ turnId: turn.id, error: error instanceof Error ? error.stack : String(error) });
      return await this.deliver
        .begin(turn)
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
