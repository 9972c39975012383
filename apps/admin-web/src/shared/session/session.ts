import { createApiClient, isApiError } from '@zhiyin/api-client';
import { logOut, STAFF_REFRESH_PATH } from '@zhiyin/api-client/src/admin-session';
import type { StaffSession } from '@zhiyin/contracts';
import { useSyncExternalStore } from 'react';
import { fetchTransport } from '../api/fetch.transport';
import { getLanguage } from '../preferences/language.preference';
import { oneRefreshAtATime } from './one-refresh.transport';
import { staffTokens } from './staff-tokens';

const tokens = staffTokens(localStorage, window);

/** The console's door to the API. */
export const api = createApiClient({
  transport: oneRefreshAtATime(fetchTransport, tokens, STAFF_REFRESH_PATH),
  tokens,
  refreshPath: STAFF_REFRESH_PATH,
  language: getLanguage,
});

/** False as soon as the session has ended, here or in another tab. */
export function useSignedIn(): boolean {
  return useSyncExternalStore(tokens.onChange, tokens.remembered);
}

export function beginSession(session: StaffSession): void {
  tokens.write(session);
}

/**
 * After a reload only the refresh token is left: trades it for an access token before the first call, which would
 * otherwise be refused. Throws `ApiError`; a refusal also ends the session, a lost connection keeps it.
 */
export async function resumeSession(): Promise<void> {
  const current = tokens.read();
  if (!current || current.accessToken) return;
  try {
    await api.call('POST', STAFF_REFRESH_PATH, { anonymous: true, body: { refreshToken: current.refreshToken } });
  } catch (error) {
    if (isApiError(error) && error.status === 401) tokens.write(null);
    throw error;
  }
}

/** Signs out here at once; the server is told, but nobody waits for it. */
export function endSession(): void {
  const current = tokens.read();
  if (!current) return;
  tokens.write(null);
  // Unreachable: the refresh token is gone from this browser and runs out on the server by itself.
  logOut(api, current.refreshToken).catch(() => undefined);
}
