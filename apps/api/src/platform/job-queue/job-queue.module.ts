import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../config';
import { BullmqJobQueue } from './bullmq.job-queue';
import { InProcessJobQueue } from './in-process.job-queue';
import { JobQueue } from './job-queue';

function createJobQueue(settings: Settings): JobQueue {
  const logger = new Logger('JobQueue');
  const onFailure = (name: string, error: unknown) => logger.error(`${name}: ${String(error)}`);
  return settings.REDIS_URL
    ? new BullmqJobQueue(settings.REDIS_URL, 'zhiyin-jobs', onFailure)
    : new InProcessJobQueue(onFailure);
}

@Global()
@Module({
  providers: [{ provide: JobQueue, inject: [SettingsToken], useFactory: createJobQueue }],
  exports: [JobQueue],
})
export class JobQueueModule implements OnApplicationShutdown {
  constructor(@Inject(JobQueue) private readonly queue: JobQueue) {}

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }
}
