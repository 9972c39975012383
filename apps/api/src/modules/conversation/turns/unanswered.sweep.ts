import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobQueue } from '../../../platform/job-queue';
import { TimelineRepository } from '../timeline/timeline.repository';
import { LEASE_MS } from './lease';
import { TurnRunner } from './turn-runner';
import { TurnRepository } from './turn.repository';

const EVERY_MS = 15_000;
const AT_ONCE = 100;
const JOB = 'answer-turn';

interface AnswerTurnJob {
  turnId: string;
  customerId: string;
  questionId: string;
}

/** The database is the truth: a turn that a crash left open is found here, at start and from time to time. */
@Injectable()
export class UnansweredSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(UnansweredSweep.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(JobQueue) private readonly jobs: JobQueue,
    private readonly turns: TurnRepository,
    private readonly timeline: TimelineRepository,
    private readonly runner: TurnRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.handle<AnswerTurnJob>(JOB, (job) => this.answer(job), { concurrency: 8 });
    void this.sweep();
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      for (const turn of await this.turns.findAbandoned(new Date(), AT_ONCE)) {
        const { id: turnId, customerId, questionId } = turn;
        await this.jobs.add<AnswerTurnJob>(JOB, { turnId, customerId, questionId }, { id: turnId });
      }
    } catch (error) {
      this.logger.warn(`Sweep failed, next one in ${EVERY_MS / 1000} s: ${String(error)}`);
    }
  }

  private async answer({ turnId, customerId, questionId }: AnswerTurnJob): Promise<void> {
    const turn = await this.turns.claim(turnId, LEASE_MS);
    const question = turn && (await this.timeline.findOwn(customerId, questionId));
    if (turn && question) await this.runner.run(turn, question);
  }
}
