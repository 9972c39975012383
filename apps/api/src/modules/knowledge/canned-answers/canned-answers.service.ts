import { Injectable } from '@nestjs/common';
import type {
  CannedAnswer,
  CannedAnswerInput,
  CannedAnswerPage,
  CannedAnswerStatus,
  CannedAnswerUpdate,
  CannedAnswerVersion,
  CategoryCount,
} from '@zhiyin/contracts';
import { AppError, decodeCursor, encodeCursor, fieldError } from '../../../platform/http';
import { AuditService, type Staff } from '../../auth';
import { KnowledgeNotices } from '../serving/knowledge-notices.service';
import { contentOf, contentOfSnapshot } from './answer-content';
import type { AnswerChanges } from './answer-changes.repository';
import { newAnswer, revised, toCannedAnswer, type UnsavedAnswer } from './answer-revision';
import type { CannedAnswerRow } from './canned-answer.entity';
import { type AnswerFilter, CannedAnswersRepository } from './canned-answers.repository';

interface Paging {
  limit: number;
  cursor?: string | undefined;
}

/** Reading and changing one canned answer. Every change is a new version, served at once and audited. */
@Injectable()
export class CannedAnswersService {
  constructor(
    private readonly answers: CannedAnswersRepository,
    private readonly notices: KnowledgeNotices,
    private readonly audit: AuditService,
  ) {}

  async list({ limit, cursor, ...filter }: AnswerFilter & Paging): Promise<CannedAnswerPage> {
    const [beforeId] = decodeCursor(cursor, 1) ?? [];
    const [rows, total] = await Promise.all([
      this.answers.page(filter, limit + 1, beforeId),
      this.answers.count(filter),
    ]);
    const items = rows.slice(0, limit).map(toCannedAnswer);
    return { items, nextCursor: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null, total };
  }

  categories(): Promise<CategoryCount[]> {
    return this.answers.categories();
  }

  async get(id: string): Promise<CannedAnswer> {
    return toCannedAnswer(found(await this.answers.find(id)));
  }

  async versions(
    id: string,
    { limit, cursor }: Paging,
  ): Promise<{ items: CannedAnswerVersion[]; nextCursor: string | null }> {
    found(await this.answers.find(id));
    const [before] = decodeCursor(cursor, 1) ?? [];
    if (before !== undefined && !/^\d{1,9}$/.test(before)) throw fieldError('cursor', 'cursor', '不是有效的分页位置');
    const rows = await this.answers.versions(id, limit + 1, before === undefined ? undefined : Number(before));
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(({ version, snapshot, staffId, createdAt }) => ({
        version,
        snapshot,
        staffId,
        createdAt: createdAt.toISOString(),
      })),
      nextCursor: rows.length > limit ? encodeCursor([String(shown.at(-1)!.version)]) : null,
    };
  }

  /** @throws external_key_taken */
  create(who: Staff, { publish = true, externalKey, ...input }: CannedAnswerInput): Promise<CannedAnswer> {
    return this.change(who, 'faq.create', async (changes) => {
      await refuseTakenKey(changes, externalKey);
      return newAnswer({
        content: contentOf(input),
        status: publish ? 'published' : 'draft',
        externalKey: externalKey ?? null,
      });
    });
  }

  /**
   * Replaces the whole content; a key that is left out stays.
   * @throws not_found, conflict when `version` is no longer the newest, external_key_taken
   */
  update(
    who: Staff,
    id: string,
    { version, publish, externalKey, ...input }: CannedAnswerUpdate,
  ): Promise<CannedAnswer> {
    return this.change(who, 'faq.update', async (changes) => {
      const row = found(await changes.find(id));
      if (row.version !== version) throw new AppError('conflict', { data: { version: row.version } });
      await refuseTakenKey(changes, externalKey, id);
      return revised(row, {
        ...contentOf(input),
        status: statusAfter(row.status, publish),
        externalKey: externalKey ?? row.externalKey,
      });
    });
  }

  /** Out of service at once, and kept. Doing it twice changes nothing. */
  async archive(who: Staff, id: string): Promise<void> {
    await this.change(who, 'faq.archive', async (changes) => {
      const row = found(await changes.find(id));
      return row.status === 'archived' ? new Unchanged(row) : revised(row, { status: 'archived' });
    });
  }

  /** Back to the status it had before it was archived. */
  restore(who: Staff, id: string): Promise<CannedAnswer> {
    return this.change(who, 'faq.restore', async (changes) => {
      const row = found(await changes.find(id));
      if (row.status !== 'archived') return new Unchanged(row);
      const before = await changes.findVersion(id, row.version - 1);
      const status = before?.snapshot.status ?? 'draft';
      return revised(row, { status: status === 'archived' ? 'draft' : status });
    });
  }

  /** That version's content as a new version; the status stays. */
  rollBack(who: Staff, id: string, version: number): Promise<CannedAnswer> {
    return this.change(who, 'faq.rollback', async (changes) => {
      const row = found(await changes.find(id));
      const earlier = await changes.findVersion(id, version);
      if (!earlier) throw fieldError('version', 'not_found', '没有这个版本 (there is no such version)');
      return revised(row, contentOfSnapshot(earlier.snapshot));
    });
  }

  /** Decision, new version and audit entry stand or fall together; then everybody is told. */
  private async change(
    who: Staff,
    action: string,
    decide: (changes: AnswerChanges) => Promise<UnsavedAnswer | Unchanged>,
  ): Promise<CannedAnswer> {
    const answer = await this.answers.change(async (changes) => {
      const decided = await decide(changes);
      if (decided instanceof Unchanged) return decided.row;
      await changes.write([decided], who.id);
      const detail = { question: decided.question, version: decided.version };
      await this.audit.record(who, action, decided.id, detail, changes.transaction);
      return decided;
    });
    await this.notices.changed('answers');
    return toCannedAnswer(answer);
  }
}

/** The entry already is what was asked for. */
class Unchanged {
  constructor(readonly row: CannedAnswerRow) {}
}

/** An archived entry comes back only when somebody says so. */
function statusAfter(status: CannedAnswerStatus, publish: boolean | undefined): CannedAnswerStatus {
  if (publish === undefined && status === 'archived') return 'archived';
  return publish === false ? 'draft' : 'published';
}

function found(row: CannedAnswerRow | null): CannedAnswerRow {
  if (!row) throw new AppError('not_found');
  return row;
}

async function refuseTakenKey(changes: AnswerChanges, externalKey: string | undefined, mine?: string): Promise<void> {
  if (externalKey === undefined) return;
  const holder = (await changes.findByKeys([externalKey])).get(externalKey);
  if (holder && holder.id !== mine) throw new AppError('external_key_taken', { data: { id: holder.id } });
}
