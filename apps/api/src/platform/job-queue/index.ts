export { JobQueue } from './job-queue';
export { JobQueueModule } from './job-queue.module';
