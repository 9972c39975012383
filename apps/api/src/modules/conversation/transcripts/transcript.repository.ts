import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository, type SelectQueryBuilder } from 'typeorm';
import { storedTime } from '../../../platform/database';
import { Conversation } from '../conversations/conversation.entity';
import { TimelineEntry } from '../timeline/timeline-entry.entity';
import { Turn } from '../turns/turn.entity';
import type { TranscriptQueryDto } from './transcript-query.dto';

export interface TranscriptFilter extends Pick<
  TranscriptQueryDto,
  'from' | 'to' | 'state' | 'source' | 'degraded' | 'q'
> {
  /** The last row of the page before. */
  before?: { at: Date; id: string };
}

export interface TranscriptFacts {
  messages: number;
  firstQuestion: string;
  sources: Turn['source'][];
  degraded: boolean;
}

@Injectable()
export class TranscriptRepository {
  constructor(
    @InjectRepository(Conversation) private readonly conversations: Repository<Conversation>,
    @InjectRepository(TimelineEntry) private readonly entries: Repository<TimelineEntry>,
    @InjectRepository(Turn) private readonly turns: Repository<Turn>,
  ) {}

  findById(id: string): Promise<Conversation | null> {
    return this.conversations.findOneBy({ id });
  }

  /** Newest first; keyset paging, so that a page never repeats or skips a row that stood still. */
  page(filter: TranscriptFilter, limit: number): Promise<Conversation[]> {
    const query = this.conversations
      .createQueryBuilder('c')
      .orderBy('c.lastMessageAt', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .take(limit);
    if (filter.from) query.andWhere('c.lastMessageAt >= :from', { from: storedTime(filter.from) });
    if (filter.to) query.andWhere('c.lastMessageAt < :to', { to: storedTime(filter.to) });
    if (filter.state) query.andWhere('c.state = :state', { state: filter.state });
    if (filter.before) {
      query.andWhere('(c.lastMessageAt < :at OR (c.lastMessageAt = :at AND c.id < :id))', {
        at: storedTime(filter.before.at),
        id: filter.before.id,
      });
    }
    if (filter.source)
      query.andWhere(`EXISTS ${this.turnWith(query, 't.source = :source')}`, { source: filter.source });
    if (filter.degraded !== undefined) {
      query.andWhere(`${filter.degraded ? '' : 'NOT '}EXISTS ${this.turnWith(query, 't.degradedReason IS NOT NULL')}`);
    }
    if (filter.q) query.andWhere(`EXISTS ${this.entryWith(query)}`, { q: `%${escapeLike(filter.q.toLowerCase())}%` });
    return query.getMany();
  }

  /** What the list shows of each conversation, for a whole page at once. */
  async facts(ids: string[]): Promise<Map<string, TranscriptFacts>> {
    const facts = new Map<string, TranscriptFacts>();
    if (ids.length === 0) return facts;
    const counts: { id: string; messages: string; firstSeq: number }[] = await this.entries
      .createQueryBuilder('e')
      .select('e.conversationId', 'id')
      .addSelect('COUNT(*)', 'messages')
      .addSelect("MIN(CASE WHEN e.sender = 'user' THEN e.seq END)", 'firstSeq')
      .where({ conversationId: In(ids) })
      .groupBy('e.conversationId')
      .getRawMany();
    for (const { id, messages } of counts)
      facts.set(id, { messages: Number(messages), firstQuestion: '', sources: [], degraded: false });

    const firsts = await this.entries.find({
      select: { conversationId: true, text: true },
      where: counts
        .filter(({ firstSeq }) => firstSeq !== null)
        .map(({ id, firstSeq }) => ({ conversationId: id, seq: firstSeq })),
    });
    for (const { conversationId, text } of firsts) facts.get(conversationId)!.firstQuestion = text ?? '';

    const turns = await this.turns.find({
      select: { conversationId: true, source: true, degradedReason: true },
      where: { conversationId: In(ids) },
    });
    for (const turn of turns) {
      const fact = facts.get(turn.conversationId);
      if (!fact) continue;
      if (turn.source && !fact.sources.includes(turn.source)) fact.sources.push(turn.source);
      fact.degraded ||= turn.degradedReason !== null;
    }
    return facts;
  }

  private turnWith(query: SelectQueryBuilder<Conversation>, condition: string): string {
    return query.subQuery().select('1').from(Turn, 't').where('t.conversationId = c.id').andWhere(condition).getQuery();
  }

  private entryWith(query: SelectQueryBuilder<Conversation>): string {
    return query
      .subQuery()
      .select('1')
      .from(TimelineEntry, 'e')
      .where('e.conversationId = c.id')
      .andWhere("LOWER(e.text) LIKE :q ESCAPE '!'")
      .getQuery();
  }
}

const escapeLike = (text: string) => text.replace(/[!%_]/g, '!$&');
