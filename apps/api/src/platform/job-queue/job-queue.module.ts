import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../config';
import { AppEvents } from '../events';
import { BullmqJobQueue } from './bullmq.job-queue';
import { InProcessJobQueue } from './in-process.job-queue';
import { JobQueue } from './job-queue';
import { JobStarted } from './job-started.event';

function createJobQueue(settings: Settings, events: AppEvents): JobQueue {
  const logger = new Logger('JobQueue');
  const onFailure = (name: string, error: unknown) => logger.error(`${name}: ${String(error)}`);
  const onStart = (queue: string, waitedMs: number) => events.emit(new JobStarted({ queue, waitedMs }));
  return settings.REDIS_URL
    ? new BullmqJobQueue(settings.REDIS_URL, 'zhiyin-jobs', onFailure, onStart)
    : new InProcessJobQueue(onFailure, onStart);
}

@Global()
@Module({
  providers: [{ provide: JobQueue, inject: [SettingsToken, AppEvents], useFactory: createJobQueue }],
  exports: [JobQueue],
})
export class JobQueueModule implements OnApplicationShutdown {
  constructor(@Inject(JobQueue) private readonly queue: JobQueue) {}

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }
}
