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

/** What stands in line under one name, on all replicas together where the queue is shared. */
export interface QueueState {
  name: string;
  /** Jobs whose time has come and that nobody runs yet. */
  waiting: number;
  /** How long the first of them has waited, in milliseconds; 0 when there is none. */
  oldestMs: number;
}

/** Told when a job begins its first run. `waitedMs` counts from the time it was due. */
export type OnStart = (name: string, waitedMs: number) => void;

export type JobHandler<T> = (data: T) => Promise<void>;

/**
 * Work that outlives the request. A job runs at least once; its handler must bear a second run.
 * What the queue loses in a crash, the start-up sweep finds in the database.
 */
export abstract class JobQueue {
  /** @param data plain JSON. @throws when the queue cannot be reached. */
  abstract add<T extends object>(name: string, data: T, options?: JobOptions): Promise<void>;
  abstract handle<T extends object>(name: string, handler: JobHandler<T>, options?: HandlerOptions): void;
  /** The queues that this process adds to or serves. @throws when the queue cannot be reached. */
  abstract states(): Promise<QueueState[]>;
  /** @throws when the queue cannot be reached. */
  abstract check(): Promise<void>;
  /** Waits for running jobs. */
  abstract close(): Promise<void>;
}

export const DEFAULT_ATTEMPTS = 3;
/** Wait before run n+1: 200 ms, 400 ms, 800 ms … */
export const BACK_OFF_MS = 200;
