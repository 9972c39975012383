import type { TokenStore, Transport } from '@zhiyin/api-client';
import type { RefreshRequest } from '@zhiyin/contracts';

type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets one tab at a time refresh, with the newest token. Every refresh rotates the token that all tabs share, and a
 * second use of the old one would revoke the session in all of them.
 */
export function oneRefreshAtATime(
  transport: Transport,
  tokens: TokenStore,
  refreshPath: string,
  exclusive: Exclusive = browserLock,
): Transport {
  return {
    request(request) {
      if (!request.url.endsWith(refreshPath)) return transport.request(request);
      return exclusive(async () => {
        const newest = tokens.read();
        const body: RefreshRequest | null = newest && { refreshToken: newest.refreshToken };
        const response = await transport.request(body ? { ...request, body: JSON.stringify(body) } : request);
        // Written before the lock is given back, so that the next tab reads it.
        if (response.status < 300) tokens.write(JSON.parse(String(response.body)));
        return response;
      });
    },
  };
}

/** Locks need https or localhost; elsewhere tabs refresh on their own. */
async function browserLock<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('zhiyin.staff.refresh', () => work()) as Promise<T>;
}
