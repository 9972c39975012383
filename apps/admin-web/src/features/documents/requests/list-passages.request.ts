import { useInfiniteQuery } from '@tanstack/react-query';
import { listPassages } from '@zhiyin/api-client/src/admin-documents';
import { api } from '../../../shared/session/session';

export function usePassages(documentId: string) {
  return useInfiniteQuery({
    queryKey: ['documents', 'passages', documentId],
    queryFn: ({ pageParam }) => listPassages(api, documentId, { limit: 50, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
