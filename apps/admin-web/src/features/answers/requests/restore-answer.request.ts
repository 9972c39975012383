import { useMutation, useQueryClient } from '@tanstack/react-query';
import { restoreFaq } from '@zhiyin/api-client/src/admin-faqs';
import { api } from '../../../shared/session/session';
import { answerKeys } from './keys';

export function useRestoreAnswer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => restoreFaq(api, id),
    onSuccess: () => void queries.invalidateQueries({ queryKey: answerKeys.all }),
  });
}
