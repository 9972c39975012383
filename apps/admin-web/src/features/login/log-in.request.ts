import { useMutation, useQueryClient } from '@tanstack/react-query';
import { logIn } from '@zhiyin/api-client/src/admin-session';
import type { StaffLoginRequest } from '@zhiyin/contracts';
import { api, beginSession } from '../../shared/session/session';
import { ME_KEY } from '../../shared/session/use-me';

export function useLogIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (credentials: StaffLoginRequest) => logIn(api, credentials),
    onSuccess(session) {
      queries.setQueryData(ME_KEY, session.staff);
      beginSession(session);
    },
  });
}
