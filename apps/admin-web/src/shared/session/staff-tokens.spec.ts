import { staffTokens } from './staff-tokens';

/** The part of Storage that is used, shared by the tabs of one browser. */
function browser() {
  const values = new Map<string, string>();
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  } as Storage;
  const tab = () => {
    const events = new EventTarget();
    const tokens = staffTokens(storage, events as Pick<Window, 'addEventListener'>);
    /** What the browser tells the other tabs after one of them has written. */
    const hears = () => events.dispatchEvent(Object.assign(new Event('storage'), { key: 'zhiyin.staff.refresh' }));
    return { tokens, hears };
  };
  return { values, tab };
}

const pair = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresIn: 900 };

describe('staffTokens', () => {
  it('keeps the access token out of the storage', () => {
    const { values, tab } = browser();
    const { tokens } = tab();
    tokens.write(pair);
    expect(tokens.read()).toEqual(pair);
    expect([...values.values()]).toEqual(['refresh-1']);
  });

  it('remembers the session after a reload, without an access token', () => {
    const { tab } = browser();
    tab().tokens.write(pair);
    const reloaded = tab().tokens;
    expect(reloaded.remembered()).toBe(true);
    expect(reloaded.read()).toEqual({ accessToken: '', refreshToken: 'refresh-1', expiresIn: 0 });
  });

  it('takes the refresh token that another tab got', () => {
    const { tab } = browser();
    const [first, second] = [tab().tokens, tab().tokens];
    first.write(pair);
    second.write({ accessToken: 'access-2', refreshToken: 'refresh-2', expiresIn: 900 });
    expect(first.read()).toEqual({ ...pair, refreshToken: 'refresh-2' });
  });

  it('is signed out when another tab signs out', () => {
    const { tab } = browser();
    const [first, second] = [tab(), tab()];
    first.tokens.write(pair);
    const heard = jest.fn();
    first.tokens.onChange(heard);
    second.tokens.write(null);
    first.hears();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(first.tokens.remembered()).toBe(false);
    expect(first.tokens.read()).toBeNull();
  });
});
