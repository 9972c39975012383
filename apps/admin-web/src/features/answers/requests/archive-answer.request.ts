import { useMutation, useQueryClient } from '@tanstack/react-query';
import { archiveFaq } from '@zhiyin/api-client/src/admin-faqs';
import { api } from '../../../shared/session/session';
import { answerKeys } from './keys';

export function useArchiveAnswer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => archiveFaq(api, id),
    onSuccess: () => void queries.invalidateQueries({ queryKey: answerKeys.all }),
  });
}
