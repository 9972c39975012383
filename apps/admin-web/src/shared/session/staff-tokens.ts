import type { TokenStore } from '@zhiyin/api-client';
import type { TokenPair } from '@zhiyin/contracts';

const KEY = 'zhiyin.staff.refresh';

/**
 * Where a staff session lives. The access token stays in memory: it dies with the page and no other script of the
 * browser profile finds it. The refresh token is in localStorage, not sessionStorage, because staff open entries and
 * conversations in new tabs all day, and because a duplicated tab would copy a sessionStorage token: the second use of
 * the same token looks like theft and ends the session. What it costs: a script injected into this origin could read it;
 * the strict CSP stands before that, rotation makes a stolen token die at its owner's next refresh, and logging out
 * revokes it on the server.
 */
export interface StaffTokens extends TokenStore {
  /** True when a session may be restored after a reload. */
  remembered(): boolean;
  /** Called when signed in or out, here or in another tab. */
  onChange(listener: () => void): () => void;
}

export function staffTokens(storage: Storage, events: Pick<Window, 'addEventListener'>): StaffTokens {
  let access: TokenPair | null = null;
  const listeners = new Set<() => void>();
  const notify = () => listeners.forEach((listener) => listener());

  events.addEventListener('storage', (event) => {
    if (event.key !== KEY && event.key !== null) return;
    // Signed out in another tab: this one must not go on with a session that its user has ended.
    if (!storage.getItem(KEY)) access = null;
    notify();
  });

  return {
    read() {
      const refreshToken = storage.getItem(KEY);
      if (!refreshToken) return null;
      return { accessToken: access?.accessToken ?? '', refreshToken, expiresIn: access?.expiresIn ?? 0 };
    },
    write(tokens) {
      access = tokens;
      if (tokens) storage.setItem(KEY, tokens.refreshToken);
      else storage.removeItem(KEY);
      notify();
    },
    remembered: () => storage.getItem(KEY) !== null,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
