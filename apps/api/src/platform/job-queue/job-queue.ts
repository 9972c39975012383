export interface JobOptions {
  /** A second job with the same id is dropped while the first one waits or runs. No ':' in it. */
  id?: string;
  delayMs?: number;
  /** Runs in all, with exponential back-off between them (default 3). */
  attempts?: number;
}

export interface HandlerOptions {
  /** Jobs of this name that run at the same time in this process (default 1). */
  concurrency?: number;
}

export type JobHandler<T> = (data: T) => Promise<void>;

/**
 * Work that outlives the request. A job runs at least once; its handler must bear a second run.
 * What the queue loses in a crash, the start-up sweep finds in the database.
 */
export abstract class JobQueue {
  /** @param data plain JSON. @throws when the queue cannot be reached. */
  abstract add<T extends object>(name: string, data: T, options?: JobOptions): Promise<void>;
  abstract handle<T extends object>(name: string, handler: JobHandler<T>, options?: HandlerOptions): void;
  /** @throws when the queue cannot be reached. */
  abstract check(): Promise<void>;
  /** Waits for running jobs. */
  abstract close(): Promise<void>;
}

export const DEFAULT_ATTEMPTS = 3;
/** Wait before run n+1: 200 ms, 400 ms, 800 ms … */
export const BACK_OFF_MS = 200;
