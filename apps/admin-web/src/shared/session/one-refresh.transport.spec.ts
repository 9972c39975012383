import { memoryTokens, type Transport } from '@zhiyin/api-client';
import { oneRefreshAtATime } from './one-refresh.transport';

const PATH = '/admin/auth/refresh';

/** A server that takes each refresh token once; a second use ends the session, as the real one does. */
function rotatingServer() {
  let newest = 1;
  const transport: Transport = {
    async request({ body }) {
      const { refreshToken } = JSON.parse(String(body)) as { refreshToken: string };
      await Promise.resolve();
      if (refreshToken !== `r${newest}`) return { status: 401, headers: {}, body: '{}' };
      newest += 1;
      const tokens = { accessToken: `a${newest}`, refreshToken: `r${newest}`, expiresIn: 900 };
      return { status: 200, headers: {}, body: JSON.stringify(tokens) };
    },
  };
  return transport;
}

function queue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

const refresh = { method: 'POST' as const, url: `/api/v1${PATH}`, headers: {}, body: '{"refreshToken":"r1"}' };

describe('oneRefreshAtATime', () => {
  it('gives the second tab the token that the first one got, so that both refresh', async () => {
    const shared = memoryTokens({ accessToken: 'a1', refreshToken: 'r1', expiresIn: 900 });
    const server = rotatingServer();
    const exclusive = queue();
    const tabs = [1, 2, 3].map(() => oneRefreshAtATime(server, shared, PATH, exclusive));
    const answers = await Promise.all(tabs.map((tab) => tab.request(refresh)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(shared.read()?.refreshToken).toBe('r4');
  });

  it('leaves every other call alone', async () => {
    const request = jest.fn().mockResolvedValue({ status: 204, headers: {}, body: '' });
    const exclusive = jest.fn();
    const transport = oneRefreshAtATime({ request }, memoryTokens(), PATH, exclusive);
    const call = { ...refresh, url: '/api/v1/admin/me', body: undefined };
    await transport.request(call);
    expect(request).toHaveBeenCalledWith(call);
    expect(exclusive).not.toHaveBeenCalled();
  });
});
