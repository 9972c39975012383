/** Longer than any turn takes: total budget of the slowest setting, the queue behind it, and storing. */
export const LEASE_MS = 60_000;
