import type { ModelFailure } from './model-failure';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * How long to wait before the same provider is asked again, in milliseconds; undefined when the next rung is better.
 * Full jitter, so that callers that failed together do not come back together; a Retry-After is never undercut.
 * @param attempt of the failed call, from 1.
 * @param random 0..1
 */
export function pauseBeforeRetry(
  failure: ModelFailure,
  attempt: number,
  retries: number,
  random: number,
): number | undefined {
  if (!failure.retryable || attempt > retries) return undefined;
  const jitter = random * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return Math.round((failure.retryAfterMs ?? 0) + jitter);
}

/** A Retry-After header in seconds or as a date, in milliseconds from now; undefined without a readable one. */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  if (!header?.trim()) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
