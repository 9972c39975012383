import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../../config';
import type { Conversation } from '../conversations/conversation.entity';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { TimelineRepository } from '../timeline/timeline.repository';
import { lastTurns } from './exchanges';
import { historyLines, type PastConversation } from './history';
import { type Kept, MemoryRepository } from './memory.repository';
import { NOTHING, remember } from './remembered';
import { RememberJob } from './remember.job';
import { mergeFacts, type StatedFact } from './stated-facts';

/** At most this many entries are read per turn of context: question, answer, and a notice between them. */
const ENTRIES_PER_TURN = 3;
/** Customer messages beyond the verbatim turns from which the running summary is made anew: not a model call each turn. */
const SUMMARISE_FROM = 3;
const READ_AT_MOST = 120;
const NOTHING_KEPT: Kept = { memories: new Map(), facts: [] };

/** Where a conversation stands when the bot is to answer. */
interface Place {
  customerId: string;
  conversationId: string;
  /** The question; what is remembered lies before it. */
  seq: number;
}

export interface Recollection {
  /** The last turns as they were written, oldest first; personal data is in them. */
  turns: TimelineEntry[];
  /** What was before them in this conversation, a line each, masked. */
  summary: string;
  /** What is known from earlier conversations, what matters most first, masked. */
  history: string[];
}

/** What the bot knows when it answers. What the background has not summed up yet is summed up by rule on the spot. */
@Injectable()
export class MemoryService {
  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    private readonly repository: MemoryRepository,
    private readonly timeline: TimelineRepository,
    private readonly job: RememberJob,
  ) {}

  async recall(place: Place): Promise<Recollection> {
    const wanted = this.settings.CONTEXT_TURNS;
    const limit = wanted * ENTRIES_PER_TURN + 1;
    const [conversations, last] = await Promise.all([
      this.repository.conversationsOf(place.customerId),
      this.timeline.lastOf(place.conversationId, place.seq, limit),
    ]);
    const turns = lastTurns(last, wanted);
    const whole = last.length < limit ? last : undefined;
    // Of a customer's first short conversation nothing is kept that its entries do not say: two reads for most turns.
    const firstTime = conversations.length <= 1 && whole !== undefined;
    const kept = firstTime ? NOTHING_KEPT : await this.repository.keptOf(place.customerId);
    const [here, past] = await Promise.all([
      this.summaryBefore(place, kept, turns[0]?.seq ?? place.seq, whole),
      this.pastOf(
        conversations.filter(({ id }) => id !== place.conversationId),
        kept,
      ),
    ]);
    const facts = mergeFacts(kept.facts, here.facts, past.facts);
    return { turns, summary: here.summary, history: historyLines(facts, past.conversations) };
  }

  /** Forgets a customer: call it once his conversations are gone, or they would be remembered again. */
  forget(customerId: string): Promise<void> {
    return this.repository.forget(customerId);
  }

  private async summaryBefore(
    { conversationId }: Place,
    { memories }: Kept,
    seq: number,
    conversation: TimelineEntry[] | undefined,
  ): Promise<{ summary: string; facts: StatedFact[] }> {
    const memory = memories.get(conversationId);
    const first = (memory?.coversSeq ?? 0) + 1;
    const upToSeq = seq - 1;
    const entries = conversation
      ? conversation.filter((entry) => entry.seq >= first && entry.seq <= upToSeq)
      : await this.repository.newest(conversationId, first, upToSeq, READ_AT_MOST);
    if (entries.filter(({ sender }) => sender === 'user').length >= SUMMARISE_FROM)
      this.job.order({ conversationId, upToSeq, complete: false });
    return remember({ ...(memory ?? NOTHING), facts: [] }, entries);
  }

  private async pastOf(
    past: Conversation[],
    { memories }: Kept,
  ): Promise<{ conversations: PastConversation[]; facts: StatedFact[] }> {
    const remembered = await Promise.all(
      past.map(async ({ id, startedAt }) => {
        const memory = memories.get(id);
        if (memory?.complete) return { ...memory, startedAt, facts: [] };
        this.job.order({ conversationId: id, upToSeq: Number.MAX_SAFE_INTEGER, complete: true });
        const first = (memory?.coversSeq ?? 0) + 1;
        const entries = await this.repository.newest(id, first, Number.MAX_SAFE_INTEGER, READ_AT_MOST);
        return { ...remember({ ...(memory ?? NOTHING), facts: [] }, entries), startedAt };
      }),
    );
    return { conversations: remembered, facts: remembered.flatMap(({ facts }) => facts) };
  }
}
