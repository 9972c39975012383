import { useQuery } from '@tanstack/react-query';
import { getConversation } from '@zhiyin/api-client/src/admin-conversations';
import { api } from '../../../shared/session/session';
import { REFRESH_MS } from './fresh-conversations.request';
import { transcriptKeys } from './keys';

/** Follows a conversation while it is going on. */
export function useConversation(id: string) {
  return useQuery({
    queryKey: transcriptKeys.one(id),
    queryFn: () => getConversation(api, id),
    refetchInterval: ({ state }) => (state.data?.conversation.state === 'closed' ? false : REFRESH_MS),
  });
}
