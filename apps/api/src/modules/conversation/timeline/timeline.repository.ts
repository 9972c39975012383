import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, LessThan, MoreThan, Not, Repository } from 'typeorm';
import { forUpdate, insertRows, newId, selectRows, updateRows } from '../../../platform/database';
import { TimelineEntry } from './timeline-entry.entity';
import { TimelineHead } from './timeline-head.entity';

/** What the writer of an entry decides; the rest is filled in. */
export type EntryDraft = Pick<TimelineEntry, 'sender' | 'kind'> &
  Partial<Omit<TimelineEntry, 'customerId' | 'conversationId' | 'seq' | 'sender' | 'kind'>>;

export interface TimelineSlice {
  entries: TimelineEntry[];
  more: boolean;
}

const EMPTY_ENTRY = {
  text: null,
  data: null,
  source: null,
  evidence: null,
  replyTo: null,
  aiGenerated: false,
  degradedReason: null,
  clientMessageId: null,
  staffId: null,
} satisfies Partial<TimelineEntry>;

/** Appends and reads; there is no way to change or remove an entry. */
@Injectable()
export class TimelineRepository {
  constructor(
    @InjectRepository(TimelineEntry) private readonly entries: Repository<TimelineEntry>,
    @InjectRepository(TimelineHead) private readonly heads: Repository<TimelineHead>,
  ) {}

  /**
   * From here to the end of the transaction nobody else appends to this timeline: what is read is what stands.
   * @returns the last seq.
   */
  async lock(manager: EntityManager, customerId: string): Promise<number> {
    const [head] = await selectRows(manager, TimelineHead, 'customerId = ?', [customerId], forUpdate(manager));
    if (head) return head.lastSeq;
    const first = { customerId, lastSeq: 0, readSeq: 0 };
    await manager.createQueryBuilder().insert().into(TimelineHead).values(first).orIgnore().execute();
    const [made] = await selectRows(manager, TimelineHead, 'customerId = ?', [customerId], forUpdate(manager));
    return made?.lastSeq ?? 0;
  }

  /** Needs the lock. */
  async append(
    manager: EntityManager,
    customerId: string,
    conversationId: string,
    drafts: EntryDraft[],
  ): Promise<TimelineEntry[]> {
    const lastSeq = await this.lock(manager, customerId);
    const now = new Date();
    const entries = drafts.map((draft, index) => ({
      ...EMPTY_ENTRY,
      id: newId(),
      createdAt: now,
      ...draft,
      customerId,
      conversationId,
      seq: lastSeq + index + 1,
    }));
    await insertRows(manager, TimelineEntry, entries);
    const moved = { lastSeq: lastSeq + entries.length };
    await updateRows(manager, TimelineHead, moved, 'customerId = ?', [customerId]);
    return entries;
  }

  async findByClientMessageId(
    manager: EntityManager,
    customerId: string,
    clientMessageId: string,
  ): Promise<TimelineEntry | undefined> {
    const [entry] = await selectRows(manager, TimelineEntry, 'customerId = ? AND clientMessageId = ?', [
      customerId,
      clientMessageId,
    ]);
    return entry;
  }

  findOwn(customerId: string, id: string): Promise<TimelineEntry | null> {
    return this.entries.findOneBy({ customerId, id });
  }

  /** The answer to this question, or to the burst of messages that it belongs to. */
  async findAnswerTo(questionId: string): Promise<TimelineEntry | null> {
    const direct = await this.entries.findOneBy({ replyTo: questionId, sender: 'bot' });
    if (direct) return direct;
    return this.entries
      .createQueryBuilder('entry')
      .innerJoin('turns', 'turn', 'turn.answerId = entry.id')
      .where('turn.questionId = :questionId', { questionId })
      .getOne();
  }

  async head(customerId: string): Promise<Pick<TimelineHead, 'lastSeq' | 'readSeq'>> {
    return (await this.heads.findOneBy({ customerId })) ?? { lastSeq: 0, readSeq: 0 };
  }

  async markRead(manager: EntityManager, customerId: string, seq: number): Promise<void> {
    await manager
      .createQueryBuilder()
      .update(TimelineHead)
      .set({ readSeq: seq })
      .where('customerId = :customerId AND readSeq < :seq AND lastSeq >= :seq', { customerId, seq })
      .execute();
  }

  /** Is there anything after `seq` that this member of staff did not write? Needs the lock. */
  hasNewer(manager: EntityManager, conversationId: string, seq: number, staffId: string): Promise<boolean> {
    return manager
      .createQueryBuilder(TimelineEntry, 'entry')
      .where('entry.conversationId = :conversationId AND entry.seq > :seq', { conversationId, seq })
      .andWhere('(entry.staffId IS NULL OR entry.staffId <> :staffId)', { staffId })
      .getExists();
  }

  /** Entries of one conversation after `seq`, for staff. */
  newer(conversationId: string, seq: number): Promise<TimelineEntry[]> {
    return this.entries.find({ where: { conversationId, seq: MoreThan(seq) }, order: { seq: 'ASC' }, take: 200 });
  }

  /** The customer's view: staff notes are not in it. Ascending both ways. */
  async after(customerId: string, seq: number, limit: number): Promise<TimelineSlice> {
    const found = await this.entries.find({
      where: { customerId, seq: MoreThan(seq), kind: Not('note') },
      order: { seq: 'ASC' },
      take: limit + 1,
    });
    return { entries: found.slice(0, limit), more: found.length > limit };
  }

  async before(customerId: string, seq: number, limit: number): Promise<TimelineSlice> {
    const found = await this.entries.find({
      where: { customerId, seq: LessThan(seq), kind: Not('note') },
      order: { seq: 'DESC' },
      take: limit + 1,
    });
    return { entries: found.slice(0, limit).reverse(), more: found.length > limit };
  }

  /** The last entries of one conversation, oldest first, up to and without `beforeSeq`. */
  async lastOf(conversationId: string, beforeSeq: number, limit: number): Promise<TimelineEntry[]> {
    const found = await this.entries.find({
      where: { conversationId, seq: LessThan(beforeSeq), kind: Not('note') },
      order: { seq: 'DESC' },
      take: limit,
    });
    return found.reverse();
  }

  allOf(conversationId: string): Promise<TimelineEntry[]> {
    return this.entries.find({ where: { conversationId }, order: { seq: 'ASC' }, take: 2_000 });
  }
}
