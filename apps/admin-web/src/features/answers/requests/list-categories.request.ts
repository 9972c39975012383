import { useQuery } from '@tanstack/react-query';
import { listFaqCategories } from '@zhiyin/api-client/src/admin-faqs';
import { api } from '../../../shared/session/session';
import { answerKeys } from './keys';

export function useCategories() {
  return useQuery({ queryKey: answerKeys.categories, queryFn: () => listFaqCategories(api), staleTime: 60_000 });
}
