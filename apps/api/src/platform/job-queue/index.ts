export { JobQueue } from './job-queue';
export { JobQueueModule } from './job-queue.module';
export { JobStarted } from './job-started.event';
