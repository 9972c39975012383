import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../../config';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { TimelineRepository } from '../timeline/timeline.repository';
import { lastTurns } from './exchanges';
import { historyLines, type PastConversation } from './history';
import { type CustomerRecord, MemoryRepository } from './memory.repository';
import { NOTHING, remember } from './remembered';
import { RememberJob } from './remember.job';
import { mergeFacts, type StatedFact } from './stated-facts';

/** At most this many entries are read per turn of context: question, answer, and a notice between them. */
const ENTRIES_PER_TURN = 3;
/** Customer messages beyond the verbatim turns from which the running summary is made anew: not a model call each turn. */
const SUMMARISE_FROM = 3;
const READ_AT_MOST = 120;

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
    const [record, last] = await Promise.all([
      this.repository.recordOf(place.customerId),
      this.timeline.lastOf(place.conversationId, place.seq, limit),
    ]);
    const turns = lastTurns(last, wanted);
    const wholeConversation = last.length < limit;
    const [here, past] = await Promise.all([
      this.summaryBefore(place, record, turns[0]?.seq ?? place.seq, wholeConversation ? last : undefined),
      this.pastOf(place, record),
    ]);
    const facts = mergeFacts(record.facts, here.facts, past.facts);
    return { turns, summary: here.summary, history: historyLines(facts, past.conversations) };
  }

  /** Forgets a customer: call it once his conversations are gone, or they would be remembered again. */
  forget(customerId: string): Promise<void> {
    return this.repository.forget(customerId);
  }

  private async summaryBefore(
    { conversationId }: Place,
    { memories }: CustomerRecord,
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
    { conversationId }: Place,
    { conversations, memories }: CustomerRecord,
  ): Promise<{ conversations: PastConversation[]; facts: StatedFact[] }> {
    const past = conversations.filter(({ id }) => id !== conversationId);
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
