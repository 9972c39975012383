import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { CannedAnswerStatus, CategoryCount } from '@zhiyin/contracts';
import { In, LessThan, MoreThan, Not, type Repository, type SelectQueryBuilder } from 'typeorm';
import { WriteDoor } from '../../../platform/database';
import { takeRevision } from '../revisions/revisions.repository';
import { AnswerChanges } from './answer-changes.repository';
import { CannedAnswerRow } from './canned-answer.entity';
import { CannedAnswerVersionRow } from './canned-answer-version.entity';

export interface AnswerFilter {
  /** Part of the question, a similar question or the answer; case of ASCII letters does not matter. */
  q?: string | undefined;
  category?: string | undefined;
  /** Unset = everything but archived ones. */
  status?: CannedAnswerStatus | undefined;
}

export interface HitCount {
  id: string;
  hits: number;
  lastHitAt: Date;
}

@Injectable()
export class CannedAnswersRepository {
  constructor(
    @InjectRepository(CannedAnswerRow) private readonly rows: Repository<CannedAnswerRow>,
    @InjectRepository(CannedAnswerVersionRow) private readonly versionRows: Repository<CannedAnswerVersionRow>,
    @Inject(WriteDoor) private readonly door: WriteDoor,
  ) {}

  find(id: string): Promise<CannedAnswerRow | null> {
    return this.rows.findOneBy({ id });
  }

  /** Newest first; ids rise with time, so an edit moves nothing between pages. */
  page(filter: AnswerFilter, limit: number, beforeId?: string): Promise<CannedAnswerRow[]> {
    const query = this.filtered(filter).orderBy('answer.id', 'DESC').limit(limit);
    if (beforeId !== undefined) query.andWhere('answer.id < :beforeId', { beforeId });
    return query.getMany();
  }

  count(filter: AnswerFilter): Promise<number> {
    return this.filtered(filter).getCount();
  }

  async categories(): Promise<CategoryCount[]> {
    const counted = await this.rows
      .createQueryBuilder('answer')
      .select('answer.category', 'category')
      .addSelect('COUNT(*)', 'count')
      .where('answer.category IS NOT NULL AND answer.status <> :archived', { archived: 'archived' })
      .groupBy('answer.category')
      .getRawMany<{ category: string; count: number | string }>();
    return counted
      .map(({ category, count }) => ({ category, count: Number(count) }))
      .sort((first, second) => second.count - first.count || (first.category < second.category ? -1 : 1));
  }

  versions(answerId: string, limit: number, before?: number): Promise<CannedAnswerVersionRow[]> {
    const earlier = before === undefined ? {} : { version: LessThan(before) };
    return this.versionRows.find({ where: { answerId, ...earlier }, order: { version: 'DESC' }, take: limit });
  }

  published(): Promise<CannedAnswerRow[]> {
    return this.rows.findBy({ status: 'published' });
  }

  /** Whatever its status is now: an entry that left service has changed too. */
  changedSince(revision: number): Promise<CannedAnswerRow[]> {
    return this.rows.findBy({ revision: MoreThan(revision) });
  }

  /** @throws whatever the work throws, after taking everything back. The work may run again after a deadlock. */
  change<T>(work: (changes: AnswerChanges) => Promise<T>): Promise<T> {
    return this.door.transaction(async (manager) =>
      work(new AnswerChanges(manager, await takeRevision(manager, 'answers'))),
    );
  }

  /** No change in the sense of a version: nobody reloads for it. */
  async addHits(counts: readonly HitCount[]): Promise<void> {
    // One order for everybody: two replicas that count the same entries cannot wait for each other.
    const ordered = [...counts].sort((first, second) => (first.id < second.id ? -1 : 1));
    await this.door.transaction(async (manager) => {
      for (const { id, hits, lastHitAt } of ordered) {
        await manager
          .createQueryBuilder()
          .update(CannedAnswerRow)
          .set({ hits: () => 'hits + :added', lastHitAt })
          .where({ id })
          .setParameter('added', hits)
          .execute();
      }
    });
  }

  private filtered({ q, category, status }: AnswerFilter): SelectQueryBuilder<CannedAnswerRow> {
    const query = this.rows
      .createQueryBuilder('answer')
      .where({ status: status === undefined ? Not(In(['archived'])) : status });
    if (category !== undefined) query.andWhere('answer.category = :category', { category });
    if (q === undefined) return query;
    return query.andWhere(
      `(LOWER(answer.question) LIKE :text ESCAPE '!' OR LOWER(answer.answer) LIKE :text ESCAPE '!'
        OR LOWER(CAST(answer.similarQuestions AS CHAR)) LIKE :json ESCAPE '!')`,
      // In the JSON column quotes and backslashes are written with a backslash.
      { text: `%${forLike(q)}%`, json: `%${forLike(JSON.stringify(q).slice(1, -1))}%` },
    );
  }
}

const forLike = (text: string) => text.toLowerCase().replace(/[!%_]/g, '!$&');
