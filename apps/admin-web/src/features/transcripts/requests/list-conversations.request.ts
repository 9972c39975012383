import { useInfiniteQuery } from '@tanstack/react-query';
import { listConversations, type ConversationQuery } from '@zhiyin/api-client/src/admin-conversations';
import { api } from '../../../shared/session/session';
import { transcriptKeys } from './keys';

/** The pages as they were when loaded; what changes since then comes from `useFreshConversations`. */
export function useConversationPages(query: ConversationQuery) {
  return useInfiniteQuery({
    queryKey: transcriptKeys.list(query),
    queryFn: ({ pageParam, signal }) => listConversations(api, { ...query, limit: 30, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Fetching all pages again would move the rows under the reader.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
