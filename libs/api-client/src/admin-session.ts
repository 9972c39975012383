import type { StaffLoginRequest, StaffProfile, StaffSession } from '@zhiyin/contracts';
import type { ApiClient } from './core';

/** For `createApiClient({ refreshPath })` of the console. */
export const STAFF_REFRESH_PATH = '/admin/auth/refresh';

/** Errors: `login_failed`, `login_locked`, `rate_limited`; the last two tell the seconds to wait in `retryAfter`. */
export function logIn(client: ApiClient, credentials: StaffLoginRequest): Promise<StaffSession> {
  return client.call('POST', '/admin/auth/login', { body: credentials, anonymous: true });
}

/** Ends the session on the server. The refresh token proves whose it is, and is worthless afterwards. */
export function logOut(client: ApiClient, refreshToken: string): Promise<void> {
  return client.call('POST', '/admin/auth/logout', { body: { refreshToken }, anonymous: true });
}

export function getMe(client: ApiClient): Promise<StaffProfile> {
  return client.call('GET', '/admin/me');
}
