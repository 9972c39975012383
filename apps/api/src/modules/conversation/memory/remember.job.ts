import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobQueue } from '../../../platform/job-queue';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import type { ConversationMemory } from './conversation-memory.entity';
import { MemoryRepository } from './memory.repository';
import { NOTHING, remember, type Remembered } from './remembered';
import { SummaryWriter } from './summary.writer';

const JOB = 'remember-conversation';
/** Behind the answer that the customer waits for. */
const DELAY_MS = 1_000;
const AT_ONCE = 24;

export interface RememberOrder {
  conversationId: string;
  /** The last entry to take in. */
  upToSeq: number;
  /** A later conversation has begun: this one is finished. */
  complete: boolean;
}

/**
 * Keeps memories in the background. Each stretch of entries is one stored step, so a run that ends half-way goes on
 * where it stood; a lost order is given again when the customer next asks something.
 */
@Injectable()
export class RememberJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RememberJob.name);
  private readonly stopping = new AbortController();

  constructor(
    @Inject(JobQueue) private readonly jobs: JobQueue,
    private readonly repository: MemoryRepository,
    private readonly writer: SummaryWriter,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.handle<RememberOrder>(JOB, (order) => this.run(order));
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** Returns at once: no answer waits for a queue. */
  order(order: RememberOrder): void {
    this.jobs
      .add<RememberOrder>(JOB, order, { id: `memory-${order.conversationId}`, delayMs: DELAY_MS })
      .catch((error: unknown) => this.logger.warn(`Not remembered for now: ${String(error)}`));
  }

  private async run(order: RememberOrder): Promise<void> {
    const conversation = await this.repository.findConversation(order.conversationId);
    if (!conversation) return;
    for (let more = true; more && !this.stopping.signal.aborted;) {
      const before = await this.repository.find(order.conversationId);
      if (before?.complete) return;
      const seen = before?.coversSeq ?? 0;
      const read = await this.repository.oldest(order.conversationId, seen + 1, order.upToSeq, AT_ONCE);
      more = read.length === AT_ONCE;
      const entries = more ? wholeExchanges(read) : read;
      if (entries.length === 0 && !order.complete) return;

      const after = remember({ ...(before ?? NOTHING), facts: [] }, entries);
      const written = await this.written(order, before, entries);
      if (this.stopping.signal.aborted) return;
      const { customerId, startedAt } = conversation;
      const stored = await this.repository.store(
        seen,
        {
          conversationId: conversation.id,
          customerId,
          startedAt,
          coversSeq: entries.at(-1)?.seq ?? seen,
          summary: written ?? after.summary,
          madeBy: written === undefined ? 'rule' : 'model',
          topics: after.topics,
          outcome: after.outcome,
          complete: order.complete && !more,
        },
        after.facts,
      );
      if (!stored) return;
    }
  }

  /** Of a finished conversation topics and outcome are told, which need no model. */
  private async written(
    order: RememberOrder,
    before: Pick<Remembered, 'summary'> | null,
    entries: TimelineEntry[],
  ): Promise<ConversationMemory['summary'] | undefined> {
    if (order.complete) return undefined;
    return this.writer.write(before?.summary ?? '', entries, this.stopping.signal);
  }
}

/** Up to the last question, so that none is parted from its answer; all of them when there is one question at most. */
function wholeExchanges(entries: TimelineEntry[]): TimelineEntry[] {
  const last = entries.findLastIndex(({ sender }) => sender === 'user');
  return last > 0 ? entries.slice(0, last) : entries;
}
