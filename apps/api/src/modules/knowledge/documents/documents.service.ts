import { Injectable } from '@nestjs/common';
import type { DocumentInput, DocumentPassage, DocumentSummary } from '@zhiyin/contracts';
import { AppError, decodeCursor, encodeCursor, fieldError } from '../../../platform/http';
import { AuditService, type Staff } from '../../auth';
import { KnowledgeNotices } from '../serving/knowledge-notices.service';
import type { DocumentRow } from './document.entity';
import { DocumentsRepository } from './documents.repository';
import { splitDocument } from './split-document';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

interface Paging {
  limit: number;
  cursor?: string | undefined;
}

@Injectable()
export class DocumentsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly notices: KnowledgeNotices,
    private readonly audit: AuditService,
  ) {}

  async list({ limit, cursor }: Paging): Promise<Page<DocumentSummary>> {
    const [beforeId] = decodeCursor(cursor, 1) ?? [];
    const rows = await this.documents.page(limit + 1, beforeId);
    const shown = rows.slice(0, limit);
    const counts = await this.documents.countPassages(shown.map(({ id }) => id));
    return {
      items: shown.map((row) => toSummary(row, counts.get(row.id) ?? 0)),
      nextCursor: rows.length > limit ? encodeCursor([shown.at(-1)!.id]) : null,
    };
  }

  async passages(id: string, { limit, cursor }: Paging): Promise<Page<DocumentPassage>> {
    if (!(await this.documents.find(id))) throw new AppError('not_found');
    const [after] = decodeCursor(cursor, 1) ?? [];
    if (after !== undefined && !/^\d{1,9}$/.test(after)) throw fieldError('cursor', 'cursor', '不是有效的分页位置');
    const rows = await this.documents.passages(id, limit + 1, after === undefined ? undefined : Number(after));
    const shown = rows.slice(0, limit);
    return { items: shown, nextCursor: rows.length > limit ? encodeCursor([String(shown.at(-1)!.position)]) : null };
  }

  /** @throws request_invalid when the content has no text. */
  async upload(who: Staff, { title, format, content }: DocumentInput): Promise<DocumentSummary> {
    const passages = splitDocument(content, format);
    if (passages.length === 0) throw fieldError('content', 'no_text', '文档里没有正文 (the document has no text)');
    const row = await this.documents.replace({ title, format, demo: false }, passages, (written, transaction) => {
      const action = written.version === 1 ? 'document.create' : 'document.replace';
      return this.audit.record(who, action, written.id, { title, version: written.version }, transaction);
    });
    await this.notices.changed('documents');
    return toSummary(row, passages.length);
  }

  async delete(who: Staff, id: string): Promise<void> {
    const deleted = await this.documents.delete(id, (row, transaction) =>
      this.audit.record(who, 'document.delete', id, { title: row.title }, transaction),
    );
    if (!deleted) throw new AppError('not_found');
    await this.notices.changed('documents');
  }
}

function toSummary(row: DocumentRow, passages: number): DocumentSummary {
  const { id, title, format, version, demo, updatedAt } = row;
  return { id, title, format, version, passages, demo, updatedAt: updatedAt.toISOString() };
}
