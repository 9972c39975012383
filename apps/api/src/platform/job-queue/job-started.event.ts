/** A job begins its first run. */
export class JobStarted {
  constructor(readonly facts: { queue: string; waitedMs: number }) {}
}
