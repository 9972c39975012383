import { useQuery } from '@tanstack/react-query';
import { listConversations, type ConversationQuery } from '@zhiyin/api-client/src/admin-conversations';
import { api } from '../../../shared/session/session';
import { transcriptKeys } from './keys';

export const REFRESH_MS = 5_000;

/** The first page again and again, while somebody looks. */
export function useFreshConversations(query: ConversationQuery, enabled: boolean) {
  return useQuery({
    queryKey: transcriptKeys.fresh(query),
    queryFn: ({ signal }) => listConversations(api, { ...query, limit: 30 }, signal),
    enabled,
    gcTime: 0,
    refetchInterval: REFRESH_MS,
    // A missed beat is no news: the next one comes in seconds.
    retry: false,
  });
}
