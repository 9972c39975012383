import { type Job, Queue, Worker } from 'bullmq';
import { connectRedis, type RedisConnection, withDeadline } from '../redis';
import {
  BACK_OFF_MS,
  DEFAULT_ATTEMPTS,
  type HandlerOptions,
  type JobHandler,
  type JobOptions,
  JobQueue,
  type OnStart,
  type QueueState,
} from './job-queue';

const COMMAND_TIMEOUT_MS = 5_000;

/** One BullMQ queue per job name: each has its own concurrency and its own depth to watch. */
export class BullmqJobQueue extends JobQueue {
  private readonly producer: RedisConnection;
  private readonly prefix: string;
  private readonly queues = new Map<string, Queue>();
  private readonly workers: Worker[] = [];

  constructor(
    private readonly url: string,
    prefix: string,
    private readonly onFailure: (name: string, error: unknown) => void,
    private readonly onStart: OnStart = () => undefined,
  ) {
    super();
    // BullMQ's scripts touch several keys at once; on a cluster the braces keep all of them on one node.
    this.prefix = `{${prefix}}`;
    this.producer = connectRedis(url, { maxRetriesPerRequest: 1 });
    this.producer.on('error', (error) => onFailure('connection', error));
  }

  async add<T extends object>(name: string, data: T, options: JobOptions = {}): Promise<void> {
    const added = this.queue(name).add(name, data, {
      ...(options.id === undefined ? {} : { jobId: options.id }),
      ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
      attempts: options.attempts ?? DEFAULT_ATTEMPTS,
      backoff: { type: 'exponential', delay: BACK_OFF_MS },
      removeOnComplete: true,
      removeOnFail: true,
    });
    await withDeadline(added, COMMAND_TIMEOUT_MS);
  }

  handle<T extends object>(name: string, handler: JobHandler<T>, options: HandlerOptions = {}): void {
    const connection = connectRedis(this.url, { maxRetriesPerRequest: null });
    connection.on('error', (error) => this.onFailure(name, error));
    const run = (job: Job) => {
      if (job.attemptsMade === 0) this.onStart(name, Math.max(0, Date.now() - dueAt(job)));
      return handler(job.data as T);
    };
    const { concurrency = 1 } = options;
    const worker = new Worker(name, run, { connection, prefix: this.prefix, concurrency });
    this.queue(name);
    worker.on('failed', (job, error) => {
      if (!job || job.attemptsMade >= (job.opts.attempts ?? 1)) this.onFailure(name, error);
    });
    worker.on('error', (error) => this.onFailure(name, error));
    worker.on('closed', () => connection.disconnect());
    this.workers.push(worker);
  }

  states(): Promise<QueueState[]> {
    const queues = [...this.queues.values()];
    return withDeadline(Promise.all(queues.map(stateOf)), COMMAND_TIMEOUT_MS);
  }

  async check(): Promise<void> {
    await withDeadline(this.producer.ping(), COMMAND_TIMEOUT_MS);
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.producer.disconnect();
  }

  private queue(name: string): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = new Queue(name, { connection: this.producer, prefix: this.prefix });
      queue.on('error', (error) => this.onFailure(name, error));
      this.queues.set(name, queue);
    }
    return queue;
  }
}

async function stateOf(queue: Queue): Promise<QueueState> {
  const [waiting, [oldest]] = await Promise.all([queue.getWaitingCount(), queue.getJobs(['waiting'], 0, 0, true)]);
  return { name: queue.name, waiting, oldestMs: oldest ? Math.max(0, Date.now() - dueAt(oldest)) : 0 };
}

const dueAt = (job: Job) => job.timestamp + (job.opts.delay ?? 0);
