import { useQuery } from '@tanstack/react-query';
import { getMe } from '@zhiyin/api-client/src/admin-session';
import { ROLES, type Role, type StaffProfile } from '@zhiyin/contracts';
import { api, resumeSession } from './session';

export const ME_KEY = ['me'] as const;

export function useMe() {
  return useQuery<StaffProfile>({ queryKey: ME_KEY, queryFn: loadMe, staleTime: 5 * 60_000 });
}

/** Whether who is signed in has at least this role. False until known: a button that appears is calmer than one that vanishes. */
export function useMay(role: Role): boolean {
  const me = useMe().data;
  return me !== undefined && ROLES.indexOf(me.role) >= ROLES.indexOf(role);
}

async function loadMe(): Promise<StaffProfile> {
  await resumeSession();
  return getMe(api);
}
