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

interface Job {
  id: string | undefined;
  data: object;
  run: number;
  attempts: number;
  /** Milliseconds of the clock from which it waits. */
  dueAt: number;
}

/** The jobs of one name: those that wait, and how many run. */
interface Line {
  handler: JobHandler<object> | undefined;
  concurrency: number;
  waiting: Job[];
  ids: Set<string>;
  running: number;
}

/** For one process; jobs are gone with it. Data is copied as JSON, so that no handler can lean on shared objects. */
export class InProcessJobQueue extends JobQueue {
  private readonly lines = new Map<string, Line>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly active = new Set<Promise<void>>();
  private closed = false;

  constructor(
    private readonly onFailure: (name: string, error: unknown) => void,
    private readonly onStart: OnStart = () => undefined,
  ) {
    super();
  }

  add<T extends object>(name: string, data: T, options: JobOptions = {}): Promise<void> {
    const line = this.line(name);
    if (options.id !== undefined) {
      if (line.ids.has(options.id)) return Promise.resolve();
      line.ids.add(options.id);
    }
    const job = {
      id: options.id,
      data: JSON.parse(JSON.stringify(data)) as object,
      run: 1,
      attempts: options.attempts ?? DEFAULT_ATTEMPTS,
      dueAt: Date.now() + (options.delayMs ?? 0),
    };
    this.enqueue(name, line, job, options.delayMs ?? 0);
    return Promise.resolve();
  }

  handle<T extends object>(name: string, handler: JobHandler<T>, options: HandlerOptions = {}): void {
    const line = this.line(name);
    line.handler = handler as JobHandler<object>;
    line.concurrency = options.concurrency ?? 1;
    this.pump(name, line);
  }

  states(): Promise<QueueState[]> {
    const states = [...this.lines].map(([name, { waiting }]) => ({
      name,
      waiting: waiting.length,
      oldestMs: waiting[0] ? Math.max(0, Date.now() - waiting[0].dueAt) : 0,
    }));
    return Promise.resolve(states);
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.active);
  }

  private line(name: string): Line {
    let line = this.lines.get(name);
    if (!line) {
      line = { handler: undefined, concurrency: 1, waiting: [], ids: new Set(), running: 0 };
      this.lines.set(name, line);
    }
    return line;
  }

  private enqueue(name: string, line: Line, job: Job, delayMs: number): void {
    if (delayMs <= 0) {
      line.waiting.push(job);
      queueMicrotask(() => this.pump(name, line));
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.enqueue(name, line, job, 0);
    }, delayMs);
    this.timers.add(timer);
  }

  private pump(name: string, line: Line): void {
    while (!this.closed && line.handler && line.running < line.concurrency) {
      const job = line.waiting.shift();
      if (!job) return;
      line.running += 1;
      const done = this.run(name, line, line.handler, job).finally(() => {
        this.active.delete(done);
        line.running -= 1;
        this.pump(name, line);
      });
      this.active.add(done);
    }
  }

  private async run(name: string, line: Line, handler: JobHandler<object>, job: Job): Promise<void> {
    if (job.run === 1) this.onStart(name, Math.max(0, Date.now() - job.dueAt));
    try {
      await handler(job.data);
    } catch (error) {
      if (job.run < job.attempts) {
        this.enqueue(name, line, { ...job, run: job.run + 1 }, BACK_OFF_MS * 2 ** (job.run - 1));
        return;
      }
      this.onFailure(name, error);
    }
    if (job.id !== undefined) line.ids.delete(job.id);
  }
}
