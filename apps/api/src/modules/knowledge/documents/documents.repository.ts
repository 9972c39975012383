import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { In, LessThan, MoreThan } from 'typeorm';
import { newId, type Transaction, WriteDoor } from '../../../platform/database';
import { takeRevision } from '../revisions/revisions.repository';
import { DocumentRow } from './document.entity';
import { PassageRow } from './passage.entity';
import type { SplitPassage } from './split-document';

/** A passage with what is cited of its document. */
export interface StoredPassage {
  id: string;
  documentId: string;
  version: number;
  title: string;
  heading: string;
  position: number;
  text: string;
}

export type DocumentContent = Pick<DocumentRow, 'title' | 'format' | 'demo'>;

/** Rows per statement: SQLite takes 32,766 parameters, MySQL a packet of 64 MB. */
const CHUNK = 500;

@Injectable()
export class DocumentsRepository {
  constructor(
    @InjectRepository(DocumentRow) private readonly rows: Repository<DocumentRow>,
    @InjectRepository(PassageRow) private readonly passageRows: Repository<PassageRow>,
    @Inject(WriteDoor) private readonly door: WriteDoor,
  ) {}

  find(id: string): Promise<DocumentRow | null> {
    return this.rows.findOneBy({ id });
  }

  /** Newest first. */
  page(limit: number, beforeId?: string): Promise<DocumentRow[]> {
    const where = beforeId === undefined ? {} : { id: LessThan(beforeId) };
    return this.rows.find({ where, order: { id: 'DESC' }, take: limit });
  }

  async countPassages(documentIds: readonly string[]): Promise<Map<string, number>> {
    if (documentIds.length === 0) return new Map();
    const counted = await this.passageRows
      .createQueryBuilder('passage')
      .select('passage.documentId', 'id')
      .addSelect('COUNT(*)', 'count')
      .where({ documentId: In(documentIds) })
      .groupBy('passage.documentId')
      .getRawMany<{ id: string; count: number | string }>();
    return new Map(counted.map(({ id, count }) => [id, Number(count)]));
  }

  passages(documentId: string, limit: number, after = -1): Promise<PassageRow[]> {
    return this.passageRows.find({
      where: { documentId, position: MoreThan(after) },
      order: { position: 'ASC' },
      take: limit,
    });
  }

  async allPassages(): Promise<StoredPassage[]> {
    const documents = new Map((await this.rows.find()).map((row) => [row.id, row]));
    const passages = await this.passageRows.find({ order: { documentId: 'ASC', position: 'ASC' } });
    return passages.flatMap((passage) => {
      const document = documents.get(passage.documentId);
      return document ? [{ ...passage, title: document.title, version: document.version }] : [];
    });
  }

  /**
   * The document of that title becomes this one: a new version with new passages, or a new document.
   * @param beside what is written in the same transaction
   */
  replace(
    document: DocumentContent,
    passages: readonly SplitPassage[],
    beside: (row: DocumentRow, transaction: Transaction) => Promise<void>,
  ): Promise<DocumentRow> {
    return this.door.transaction(async (manager) => {
      await takeRevision(manager, 'documents');
      const row = await writeDocument(manager, document, passages);
      await beside(row, manager);
      return row;
    });
  }

  /** @returns what was deleted, if it was there */
  delete(
    id: string,
    beside: (row: DocumentRow, transaction: Transaction) => Promise<void>,
  ): Promise<DocumentRow | undefined> {
    return this.door.transaction(async (manager) => {
      await takeRevision(manager, 'documents');
      const row = await manager.findOneBy(DocumentRow, { id });
      if (!row) return undefined;
      await manager.delete(PassageRow, { documentId: id });
      await manager.delete(DocumentRow, { id });
      await beside(row, manager);
      return row;
    });
  }
}

/** Within a transaction that has taken the documents' revision. */
export async function writeDocument(
  manager: EntityManager,
  { title, format, demo }: DocumentContent,
  passages: readonly SplitPassage[],
): Promise<DocumentRow> {
  const now = new Date();
  const known = await manager.findOneBy(DocumentRow, { title });
  const row: DocumentRow = known
    ? { ...known, format, demo, version: known.version + 1, updatedAt: now }
    : { id: newId(), title, format, demo, version: 1, createdAt: now, updatedAt: now };
  if (known) {
    await manager.update(DocumentRow, { id: row.id }, row);
    await manager.delete(PassageRow, { documentId: row.id });
  } else {
    await manager.insert(DocumentRow, row);
  }
  const rows = passages.map((passage, position) => ({ id: newId(), documentId: row.id, position, ...passage }));
  for (let at = 0; at < rows.length; at += CHUNK) await manager.insert(PassageRow, rows.slice(at, at + CHUNK));
  return row;
}
