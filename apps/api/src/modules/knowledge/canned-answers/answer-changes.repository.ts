import { type EntityManager, In } from 'typeorm';
import { newId, type Transaction } from '../../../platform/database';
import { snapshotOf } from './answer-content';
import type { UnsavedAnswer } from './answer-revision';
import { CannedAnswerRow } from './canned-answer.entity';
import { CannedAnswerVersionRow } from './canned-answer-version.entity';

/** What an edit writes. Hits are counted apart and must survive it. */
const EDITED = [
  'externalKey',
  'question',
  'similarQuestions',
  'answer',
  'category',
  'links',
  'followUps',
  'validFrom',
  'validTo',
  'regressionQuestions',
  'status',
  'version',
  'revision',
  'updatedAt',
] satisfies (keyof CannedAnswerRow)[];

/**
 * One transaction over the canned answers. Changes stand in a line (`takeRevision`), so what it reads stays true
 * until it writes.
 */
export class AnswerChanges {
  constructor(
    private readonly manager: EntityManager,
    private readonly revision: number,
  ) {}

  /** For what must stand or fall with the change, such as its audit entry. */
  get transaction(): Transaction {
    return this.manager;
  }

  find(id: string): Promise<CannedAnswerRow | null> {
    return this.manager.findOneBy(CannedAnswerRow, { id });
  }

  async findByKeys(externalKeys: readonly string[]): Promise<Map<string, CannedAnswerRow>> {
    if (externalKeys.length === 0) return new Map();
    const rows = await this.manager.findBy(CannedAnswerRow, { externalKey: In(externalKeys) });
    return new Map(rows.map((row) => [row.externalKey!, row]));
  }

  findVersion(answerId: string, version: number): Promise<CannedAnswerVersionRow | null> {
    return this.manager.findOneBy(CannedAnswerVersionRow, { answerId, version });
  }

  /** Creates or replaces the entries, each with its version row. `staffId` null = the demo shop. */
  async write(answers: readonly UnsavedAnswer[], staffId: string | null): Promise<CannedAnswerRow[]> {
    if (answers.length === 0) return [];
    const rows = answers.map((answer): CannedAnswerRow => ({ ...answer, revision: this.revision }));
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(CannedAnswerRow)
      .values(rows)
      .orUpdate(EDITED, ['id'])
      .updateEntity(false)
      .execute();
    const versions = rows.map((row) => ({
      id: newId(),
      answerId: row.id,
      version: row.version,
      snapshot: snapshotOf(row),
      staffId,
      createdAt: row.updatedAt,
    }));
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(CannedAnswerVersionRow)
      .values(versions)
      .updateEntity(false)
      .execute();
    return rows;
  }
}
