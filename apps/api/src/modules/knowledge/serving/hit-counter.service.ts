import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CannedAnswersRepository, type HitCount } from '../canned-answers/canned-answers.repository';
import { AnswersServing } from './answers-serving.service';

const FLUSH_AFTER = 1_000;

/** Collects hits and writes them about once a second: counting must not cost every answer a write. */
@Injectable()
export class HitCounter implements OnApplicationShutdown {
  private readonly logger = new Logger(HitCounter.name);
  private counts = new Map<string, HitCount>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly answers: CannedAnswersRepository,
    private readonly serving: AnswersServing,
  ) {}

  record(id: string): void {
    this.serving.current.countHit(id);
    this.add({ id, hits: 1, lastHitAt: new Date() });
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER);
  }

  /** Writes what was counted before the call. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
    clearTimeout(this.timer);
  }

  private async write(): Promise<void> {
    const counts = [...this.counts.values()];
    if (counts.length === 0) return;
    this.counts = new Map();
    try {
      await this.answers.addHits(counts);
    } catch (error) {
      this.logger.warn(`hits are kept for the next try: ${String(error)}`);
      for (const count of counts) this.add(count);
      this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER);
    }
  }

  private add({ id, hits, lastHitAt }: HitCount): void {
    const known = this.counts.get(id);
    if (!known) {
      this.counts.set(id, { id, hits, lastHitAt });
      return;
    }
    known.hits += hits;
    if (lastHitAt > known.lastHitAt) known.lastHitAt = lastHitAt;
  }
}
