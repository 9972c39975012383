import type {
  CannedAnswer,
  CannedAnswerInput,
  CannedAnswerPage,
  CannedAnswerStatus,
  CannedAnswerUpdate,
  CategoryCount,
  MatchResult,
} from '@zhiyin/contracts';
import type { ApiClient } from './core';
import type { CancelSignal } from './transport';

export interface CannedAnswerQuery {
  q?: string;
  category?: string;
  status?: CannedAnswerStatus;
  limit?: number;
  cursor?: string;
}

export function listFaqs(
  client: ApiClient,
  query: CannedAnswerQuery,
  signal?: CancelSignal,
): Promise<CannedAnswerPage> {
  return client.call('GET', '/admin/faqs', { query: { ...query }, signal });
}

export function getFaq(client: ApiClient, id: string): Promise<CannedAnswer> {
  return client.call('GET', path(id));
}

/** Errors: `request_invalid` with the fields, `external_key_taken`. */
export function createFaq(client: ApiClient, input: CannedAnswerInput): Promise<CannedAnswer> {
  return client.call('POST', '/admin/faqs', { body: input });
}

/** Errors: `conflict` when `update.version` is no longer the newest. */
export function updateFaq(client: ApiClient, id: string, update: CannedAnswerUpdate): Promise<CannedAnswer> {
  return client.call('PUT', path(id), { body: update });
}

/** Out of service at once; `restoreFaq` brings it back as it was. */
export function archiveFaq(client: ApiClient, id: string): Promise<void> {
  return client.call('DELETE', path(id));
}

export function restoreFaq(client: ApiClient, id: string): Promise<CannedAnswer> {
  return client.call('POST', `${path(id)}/restore`);
}

export function listFaqCategories(client: ApiClient): Promise<CategoryCount[]> {
  return client.call('GET', '/admin/faq-categories');
}

/** What the bot would answer to `text` now, and why. Counts as nothing and is stored nowhere. */
export function matchFaqs(client: ApiClient, text: string, signal?: CancelSignal): Promise<MatchResult> {
  return client.call('POST', '/admin/faqs/match', { body: { text }, signal });
}

function path(id: string): string {
  return `/admin/faqs/${encodeURIComponent(id)}`;
}
