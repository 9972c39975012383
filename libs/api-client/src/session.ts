import type { TokenPair } from '@zhiyin/contracts';
import { isApiError } from './errors';

/** Where the tokens live between calls and starts. */
export interface TokenStore {
  read(): TokenPair | null;
  write(tokens: TokenPair | null): void;
}

/** Tokens that live as long as the page. */
export function memoryTokens(initial: TokenPair | null = null): TokenStore {
  let tokens = initial;
  return { read: () => tokens, write: (next) => void (tokens = next) };
}

export interface SessionOptions {
  tokens: TokenStore;
  /** Trades a refresh token for a new pair. */
  refresh: (refreshToken: string) => Promise<TokenPair>;
  /** Gets a first pair without asking anybody (guest, wx.login). Leave out where a person has to sign in. */
  signIn?: () => Promise<TokenPair>;
  /** The session is over and `signIn` is missing or failed. */
  onSignedOut?: () => void;
}

export interface Session {
  /** The access token to send, signing in first when there is none and it can be done silently. */
  accessToken(): Promise<string | null>;
  /**
   * A call with `rejected` got a 401: gives the token to try once more, or null. Parallel callers share one refresh; who
   * comes late, after the pair was replaced, gets the new token without another refresh (its rotation would end the session).
   */
  renew(rejected: string | null): Promise<string | null>;
}

export function createSession({ tokens, refresh, signIn, onSignedOut }: SessionOptions): Session {
  let pending: Promise<string | null> | null = null;

  function once(work: () => Promise<TokenPair | null>): Promise<string | null> {
    pending ??= work()
      .then((pair) => {
        tokens.write(pair);
        if (!pair) onSignedOut?.();
        return pair?.accessToken ?? null;
      })
      .finally(() => (pending = null));
    return pending;
  }

  async function replacement(): Promise<TokenPair | null> {
    const current = tokens.read();
    if (current) {
      try {
        return await refresh(current.refreshToken);
      } catch (error) {
        // Only a refusal ends the session; a lost connection must not sign anybody out.
        if (!isApiError(error) || (error.status !== 401 && error.status !== 403)) throw error;
      }
    }
    return signIn ? signIn() : null;
  }

  return {
    async accessToken() {
      if (pending) return pending;
      const current = tokens.read();
      if (current) return current.accessToken;
      return signIn ? once(signIn) : null;
    },
    async renew(rejected) {
      if (pending) return pending;
      const current = tokens.read();
      if (current && current.accessToken !== rejected) return current.accessToken;
      return once(replacement);
    },
  };
}
