import type { DocumentPassage, DocumentSummary } from '@zhiyin/contracts';
import type { ApiClient } from './core';

export interface Paging {
  limit?: number;
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export function listDocuments(client: ApiClient, query: Paging): Promise<Page<DocumentSummary>> {
  return client.call('GET', '/admin/documents', { query: { ...query } });
}

export function listPassages(client: ApiClient, documentId: string, query: Paging): Promise<Page<DocumentPassage>> {
  return client.call('GET', `/admin/documents/${encodeURIComponent(documentId)}/passages`, { query: { ...query } });
}
