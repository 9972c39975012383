import { useQuery } from '@tanstack/react-query';
import { getFaq } from '@zhiyin/api-client/src/admin-faqs';
import { api } from '../../../shared/session/session';
import { answerKeys } from './keys';

/** Fetched anew whenever an entry is opened, and left alone while somebody edits it. */
export function useAnswer(id: string, enabled: boolean) {
  return useQuery({
    queryKey: answerKeys.one(id),
    queryFn: () => getFaq(api, id),
    enabled,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}
