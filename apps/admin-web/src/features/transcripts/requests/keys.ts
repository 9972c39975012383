import type { ConversationQuery } from '@zhiyin/api-client/src/admin-conversations';

export const transcriptKeys = {
  list: (query: ConversationQuery) => ['transcripts', 'list', query] as const,
  fresh: (query: ConversationQuery) => ['transcripts', 'fresh', query] as const,
  one: (id: string) => ['transcripts', 'one', id] as const,
};
