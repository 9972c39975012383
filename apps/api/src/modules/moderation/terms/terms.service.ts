import { Injectable } from '@nestjs/common';
import type { BulkResult, Term, TermInput, TermPage } from '@zhiyin/contracts';
import { AppError, decodeCursor, encodeCursor, fieldError } from '../../../platform/http';
import type { Transaction } from '../../../platform/database';
import { AuditService, type Staff } from '../../auth';
import { flawOf, rowOf, shownTerm, trimmed } from './term-content';
import type { TermRow } from './term.entity';
import { LexiconService } from './lexicon.service';
import { type TermFilter, TermsRepository } from './terms.repository';

/** Items per transaction; between two, messages of customers get their turn. */
const CHUNK = 500;

/** The lexicon as staff edit it. When a call returns, the next message on this replica is judged by it. */
@Injectable()
export class TermsService {
  constructor(
    private readonly terms: TermsRepository,
    private readonly lexicon: LexiconService,
    private readonly audit: AuditService,
  ) {}

  async list(filter: TermFilter & { limit: number; cursor?: string }): Promise<TermPage> {
    const rows = await this.terms.page(filter, filter.limit + 1, decodeCursor(filter.cursor, 1)?.[0]);
    const items = rows.slice(0, filter.limit).map(shownTerm);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > filter.limit && last ? encodeCursor([last.id]) : null };
  }

  create(who: Staff, input: TermInput): Promise<Term> {
    this.refuseFlawed(input);
    return this.change(async (within) => {
      const row = rowOf(input, undefined, who.id, new Date());
      await this.refuseTaken(within, row);
      await this.terms.save(within, [row]);
      await this.audit.record(who, 'moderation.term_create', row.id, auditDetail(row), within);
      return shownTerm(row);
    });
  }

  /** @throws not_found, term_taken */
  update(who: Staff, id: string, input: TermInput): Promise<Term> {
    this.refuseFlawed(input);
    return this.change(async (within) => {
      const row = rowOf(input, await this.existing(within, id), who.id, new Date());
      await this.refuseTaken(within, row);
      await this.terms.save(within, [row]);
      await this.audit.record(who, 'moderation.term_update', id, auditDetail(row), within);
      return shownTerm(row);
    });
  }

  /** @throws not_found */
  remove(who: Staff, id: string): Promise<void> {
    return this.change(async (within) => {
      const row = await this.existing(within, id);
      await this.terms.delete(within, id);
      await this.audit.record(who, 'moderation.term_delete', id, auditDetail(row), within);
    });
  }

  /** Creates or updates by term; wrong rows are reported and the others kept. Of equal terms the last one counts. */
  async upsert(who: Staff, items: readonly unknown[]): Promise<BulkResult> {
    const result: BulkResult = { created: 0, updated: 0, errors: [] };
    const wanted = new Map<string, TermInput>();
    items.forEach((item, index) => {
      const flaw = flawOf(item);
      if (flaw) result.errors.push({ index, field: flaw.field, message: flaw.message });
      else wanted.set(trimmed((item as TermInput).term), item as TermInput);
    });
    const all = [...wanted];
    for (let at = 0; at < all.length; at += CHUNK) {
      const { created, updated } = await this.upsertChunk(who, all.slice(at, at + CHUNK));
      result.created += created;
      result.updated += updated;
    }
    if (all.length > 0) await this.lexicon.changed();
    return result;
  }

  private upsertChunk(who: Staff, items: readonly [string, TermInput][]) {
    return this.terms.change(async (within) => {
      const known = await this.terms.findByTerms(
        within,
        items.map(([term]) => term),
      );
      const now = new Date();
      await this.terms.save(
        within,
        items.map(([term, input]) => rowOf(input, known.get(term), who.id, now)),
      );
      const done = { created: items.length - known.size, updated: known.size };
      await this.audit.record(who, 'moderation.terms_import', 'moderation_terms', done, within);
      return done;
    });
  }

  private async change<T>(work: (within: Transaction) => Promise<T>): Promise<T> {
    const result = await this.terms.change(work);
    await this.lexicon.changed();
    return result;
  }

  private async existing(within: Transaction, id: string): Promise<TermRow> {
    const row = await this.terms.findWithin(within, id);
    if (!row) throw new AppError('not_found');
    return row;
  }

  private refuseFlawed(input: TermInput): void {
    const flaw = flawOf(input);
    if (flaw) throw fieldError(flaw.field, flaw.code, flaw.message);
  }

  private async refuseTaken(within: Transaction, { term, id }: TermRow): Promise<void> {
    if (await this.terms.isTaken(within, term, id)) throw new AppError('term_taken');
  }
}

const auditDetail = ({ term, category, action, enabled }: TermRow) => ({ term, category, action, enabled });
