import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, Not, type Repository } from 'typeorm';
import { type Transaction, WriteDoor } from '../../../platform/database';
import { LexiconRevision } from './lexicon-revision.entity';
import { TermRow } from './term.entity';

export interface TermFilter {
  /** Part of the term. */
  q?: string | undefined;
  category?: string | undefined;
  action?: string | undefined;
}

const LEXICON = 'terms';
/** What an edit writes. */
const EDITED = [
  'term',
  'category',
  'action',
  'severity',
  'exceptions',
  'wholeWord',
  'enabled',
  'updatedAt',
] satisfies (keyof TermRow)[];
/** Rows of one statement; databases bound the number of its parameters. */
const BATCH = 500;
const LOAD_BATCH = 5_000;

@Injectable()
export class TermsRepository {
  constructor(
    @InjectRepository(TermRow) private readonly terms: Repository<TermRow>,
    @InjectRepository(LexiconRevision) private readonly revisions: Repository<LexiconRevision>,
    @Inject(WriteDoor) private readonly door: WriteDoor,
  ) {}

  find(id: string): Promise<TermRow | null> {
    return this.terms.findOneBy({ id });
  }

  /** Newest first; ids rise with time. */
  page({ q, category, action }: TermFilter, limit: number, beforeId?: string): Promise<TermRow[]> {
    const query = this.terms.createQueryBuilder('term').orderBy('term.id', 'DESC').limit(limit);
    if (q !== undefined) query.andWhere("term.term LIKE :like ESCAPE '!'", { like: `%${q.replace(/[%_!]/g, '!$&')}%` });
    if (category !== undefined) query.andWhere('term.category = :category', { category });
    if (action !== undefined) query.andWhere('term.action = :action', { action });
    if (beforeId !== undefined) query.andWhere('term.id < :beforeId', { beforeId });
    return query.getMany();
  }

  /** In pieces, so that a large lexicon does not hold the process up while rows are read. */
  async enabled(): Promise<TermRow[]> {
    const rows: TermRow[] = [];
    for (let after = ''; ;) {
      const piece = await this.terms.find({
        where: { enabled: true, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: LOAD_BATCH,
      });
      rows.push(...piece);
      if (piece.length < LOAD_BATCH) return rows;
      after = piece[piece.length - 1]!.id;
    }
  }

  /** Undefined before the first start. */
  async revision(): Promise<number | undefined> {
    return (await this.revisions.findOneBy({ name: LEXICON }))?.revision;
  }

  /** One transaction that changes the lexicon; changes stand in a line, because each takes the next revision first. */
  change<T>(work: (within: Transaction) => Promise<T>): Promise<T> {
    return this.door.transaction(async (within) => {
      await within.increment(LexiconRevision, { name: LEXICON }, 'revision', 1);
      return work(within);
    });
  }

  /** @throws the database's error for a duplicate key when another replica was first. */
  seed(rows: readonly TermRow[]): Promise<void> {
    return this.door.transaction(async (within) => {
      await within.insert(LexiconRevision, { name: LEXICON, revision: 1 });
      await this.save(within, rows);
    });
  }

  /** Creates the rows, or replaces those whose id is known. */
  async save(within: Transaction, rows: readonly TermRow[]): Promise<void> {
    for (let at = 0; at < rows.length; at += BATCH)
      await within
        .createQueryBuilder()
        .insert()
        .into(TermRow)
        .values(rows.slice(at, at + BATCH))
        .orUpdate(EDITED, ['id'])
        .updateEntity(false)
        .execute();
  }

  async delete(within: Transaction, id: string): Promise<void> {
    await within.delete(TermRow, { id });
  }

  findWithin(within: Transaction, id: string): Promise<TermRow | null> {
    return within.findOneBy(TermRow, { id });
  }

  async isTaken(within: Transaction, term: string, exceptId: string): Promise<boolean> {
    return (await within.findOneBy(TermRow, { term, id: Not(exceptId) })) !== null;
  }

  async findByTerms(within: Transaction, terms: readonly string[]): Promise<Map<string, TermRow>> {
    const rows = await within.findBy(TermRow, { term: In(terms) });
    return new Map(rows.map((row) => [row.term, row]));
  }
}
