import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { KeyValueStore, type Unsubscribe } from '../../../platform/key-value';
import { buildLexicon, buildLexiconInPieces, type Lexicon } from '../lexicon/lexicon';
import { starterLexicon } from '../starter/starter-lexicon';
import { rowOf } from './term-content';
import { TermsRepository } from './terms.repository';

const CHANNEL = 'moderation:terms';
/** How long a replica that missed a notice may judge by the lexicon before. */
const CHECK_EVERY_MS = 3_000;

/**
 * The lexicon in memory. A new one is built beside it and takes its place at once: nothing waits for it. Other replicas
 * are told; the revision in the database is the truth they compare with.
 */
@Injectable()
export class LexiconService implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LexiconService.name);
  private lexicon: Lexicon = buildLexicon([]);
  private revision = 0;
  private running: Promise<void> = Promise.resolve();
  private waiting: Promise<void> | undefined;
  private unsubscribe: Unsubscribe | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly terms: TermsRepository,
    @Inject(KeyValueStore) private readonly store: KeyValueStore,
  ) {}

  get current(): Lexicon {
    return this.lexicon;
  }

  /** Before anything is answered: without its lexicon a replica must not serve. */
  async onModuleInit(): Promise<void> {
    if ((await this.terms.revision()) === undefined) await this.seed();
    await this.reload();
  }

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.catchUp(), CHECK_EVERY_MS).unref();
    try {
      this.unsubscribe = await this.store.subscribe(CHANNEL, () => void this.catchUp());
    } catch (error) {
      this.logger.warn(`No notices of changed terms, looking every ${CHECK_EVERY_MS} ms: ${String(error)}`);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.unsubscribe?.().catch(() => undefined);
    await this.running.catch(() => undefined);
  }

  /** After a change was committed: resolves when this replica judges by it; the others are told. */
  async changed(): Promise<void> {
    try {
      await this.reload();
    } catch (error) {
      // The change stands; the next regular look brings it.
      this.logger.warn(`The changed lexicon could not be read: ${String(error)}`);
    }
    // Who does not hear it sees the revision.
    await this.store.publish(CHANNEL, String(this.revision)).catch(() => undefined);
  }

  /** Changes that come while one load runs share the next one. */
  private reload(): Promise<void> {
    this.waiting ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.waiting = undefined;
        this.running = this.load();
        return this.running;
      });
    return this.waiting;
  }

  private async load(): Promise<void> {
    // Read first: a change that comes in between is loaded once more rather than missed.
    const revision = (await this.terms.revision()) ?? 0;
    this.lexicon = await buildLexiconInPieces(await this.terms.enabled());
    this.revision = revision;
  }

  private async catchUp(): Promise<void> {
    try {
      if ((await this.terms.revision()) !== this.revision) await this.reload();
    } catch (error) {
      this.logger.warn(`The lexicon could not be read, the one before stays: ${String(error)}`);
    }
  }

  private async seed(): Promise<void> {
    const now = new Date();
    try {
      await this.terms.seed(starterLexicon().map((input) => rowOf(input, undefined, null, now)));
    } catch (error) {
      // Another replica that started at the same time was first.
      if ((await this.terms.revision()) === undefined) throw error;
    }
  }
}
