import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AppEvents } from '../../../platform/events';
import { JobQueue, JobStarted } from '../../../platform/job-queue';
import { Meters } from './meters';

/** Looks at the queues when somebody looks at the figures. Each replica tells of the same shared queues. */
@Injectable()
export class QueueMeter implements OnModuleInit {
  constructor(
    @Inject(JobQueue) private readonly queue: JobQueue,
    private readonly events: AppEvents,
    private readonly meters: Meters,
  ) {}

  onModuleInit(): void {
    this.meters.beforeScrape(() => this.look());
    this.events.on(JobStarted, ({ facts }) =>
      this.meters.queueWait.observe({ queue: facts.queue }, facts.waitedMs / 1000),
    );
  }

  private async look(): Promise<void> {
    // An unknown depth is no depth: with Redis away the series end instead of standing still.
    const states = await this.queue.states().catch(() => []);
    this.meters.queueDepth.reset();
    this.meters.queueOldest.reset();
    for (const { name, waiting, oldestMs } of states) {
      this.meters.queueDepth.set({ queue: name }, waiting);
      this.meters.queueOldest.set({ queue: name }, oldestMs / 1000);
    }
  }
}
