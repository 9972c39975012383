import { useInfiniteQuery } from '@tanstack/react-query';
import { listDocuments } from '@zhiyin/api-client/src/admin-documents';
import { api } from '../../../shared/session/session';

export function useDocuments() {
  return useInfiniteQuery({
    queryKey: ['documents', 'list'],
    queryFn: ({ pageParam }) => listDocuments(api, { limit: 50, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
