import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { matchFaqs } from '@zhiyin/api-client/src/admin-faqs';
import { api } from '../../../shared/session/session';
import { answerKeys } from './keys';

/** Asked again by itself after an entry was saved, so that the effect of an edit shows at once. */
export function useMatch(text: string) {
  return useQuery({
    queryKey: answerKeys.match(text),
    queryFn: ({ signal }) => matchFaqs(api, text, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}
