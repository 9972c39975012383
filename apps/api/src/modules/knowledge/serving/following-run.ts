/**
 * Runs a task without overlap. A call during a run shares the one run that follows it: that run begins late enough
 * to see whatever its callers had written before they called.
 */
export class FollowingRun {
  private current: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(private readonly task: () => Promise<void>) {}

  run(): Promise<void> {
    if (!this.current) return this.start();
    this.next ??= this.current
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.start();
      });
    return this.next;
  }

  private start(): Promise<void> {
    this.current = this.task().finally(() => (this.current = undefined));
    return this.current;
  }
}
