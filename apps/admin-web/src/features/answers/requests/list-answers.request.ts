import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { listFaqs, type CannedAnswerQuery } from '@zhiyin/api-client/src/admin-faqs';
import { api } from '../../../shared/session/session';
import { answerKeys } from './keys';

export function useAnswerList(filters: Pick<CannedAnswerQuery, 'q' | 'category' | 'status'>) {
  return useInfiniteQuery({
    queryKey: answerKeys.list(filters),
    queryFn: ({ pageParam, signal }) => listFaqs(api, { ...filters, limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // The old rows stay while the new ones come: a list that empties at every key press cannot be read.
    placeholderData: keepPreviousData,
  });
}
