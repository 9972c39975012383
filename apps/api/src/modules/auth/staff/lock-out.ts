/** Wrong passwords in a row that are simply refused. */
const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 15 * 60_000;

/**
 * How long an account stays closed after that many wrong passwords in a row: from the fifth on one minute, doubling
 * up to fifteen. Growing slows a guesser down to a hundred tries a day; the cap keeps a stranger who knows a name from
 * shutting its owner out.
 */
export function lockMs(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_LOCK_MS * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK_MS);
}
