import type { AnswerSource, ConversationDetail, ConversationList, ConversationState } from '@zhiyin/contracts';
import type { ApiClient } from './core';
import type { CancelSignal } from './transport';

export interface ConversationQuery {
  /** ISO times of the last message, `to` exclusive. */
  from?: string;
  to?: string;
  state?: ConversationState;
  source?: AnswerSource;
  degraded?: boolean;
  q?: string;
  limit?: number;
  cursor?: string;
}

export function listConversations(
  client: ApiClient,
  query: ConversationQuery,
  signal?: CancelSignal,
): Promise<ConversationList> {
  return client.call('GET', '/admin/conversations', { query: { ...query }, signal });
}

export function getConversation(client: ApiClient, id: string): Promise<ConversationDetail> {
  return client.call('GET', `/admin/conversations/${encodeURIComponent(id)}`);
}
