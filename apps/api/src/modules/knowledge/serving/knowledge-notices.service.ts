import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { KeyValueStore, type Unsubscribe } from '../../../platform/key-value';
import type { KnowledgePart } from '../revisions/revisions.repository';
import { AnswersServing } from './answers-serving.service';
import { PassagesServing } from './passages-serving.service';

const CHANNEL = 'knowledge:changed';
/** A notice may be lost; then a replica is this late, in milliseconds. */
const CHECK_EVERY = 5_000;

/** After a change: this replica serves it at once, the others are told, and look for themselves now and then. */
@Injectable()
export class KnowledgeNotices implements OnModuleDestroy {
  private readonly logger = new Logger(KnowledgeNotices.name);
  private unsubscribe: Unsubscribe | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(KeyValueStore) private readonly store: KeyValueStore,
    private readonly answers: AnswersServing,
    private readonly passages: PassagesServing,
  ) {}

  async listen(): Promise<void> {
    this.unsubscribe = await this.store.subscribe(CHANNEL, (part) => void this.refresh(part as KnowledgePart));
    this.timer = setInterval(() => void this.check(), CHECK_EVERY);
    this.timer.unref();
  }

  /** Call it when the change is committed. Never throws: the change is safe, and the next check finds it. */
  async changed(part: KnowledgePart): Promise<void> {
    await this.refresh(part);
    await this.store.publish(CHANNEL, part).catch((error: unknown) => this.warn('telling the replicas', error));
  }

  /** Finds changes whose notice was lost. */
  async check(): Promise<void> {
    await Promise.all([this.refresh('answers'), this.refresh('documents')]);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.unsubscribe?.().catch((error: unknown) => this.warn('unsubscribing', error));
  }

  private async refresh(part: KnowledgePart): Promise<void> {
    const serving = part === 'answers' ? this.answers : this.passages;
    await serving.refresh().catch((error: unknown) => this.warn(`reloading ${part}`, error));
  }

  private warn(what: string, error: unknown): void {
    this.logger.warn(`${what} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
