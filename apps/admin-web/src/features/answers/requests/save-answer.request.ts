import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createFaq, updateFaq } from '@zhiyin/api-client/src/admin-faqs';
import type { CannedAnswerInput } from '@zhiyin/contracts';
import { api } from '../../../shared/session/session';
import { answerKeys } from './keys';

interface Save {
  /** Undefined creates. */
  id: string | undefined;
  /** The version the edit started from. */
  version: number;
  input: CannedAnswerInput;
}

export function useSaveAnswer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, input }: Save) =>
      id === undefined ? createFaq(api, input) : updateFaq(api, id, { ...input, version }),
    // Not waited for: the editor closes at once, the list catches up behind it.
    onSuccess: () => void queries.invalidateQueries({ queryKey: answerKeys.all }),
  });
}
