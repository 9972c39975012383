import { createApiClient } from './core';
import { ApiError } from './errors';
import { memoryTokens } from './session';
import { TransportError, type Transport, type TransportRequest, type TransportResponse } from './transport';

type Handler = (request: TransportRequest) => TransportResponse | Promise<TransportResponse>;

const json = (status: number, value: unknown, headers: Record<string, string> = {}): TransportResponse => ({
  status,
  headers,
  body: JSON.stringify(value),
});
const pair = (n: number) => ({ accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresIn: 900 });

/** A server in memory that takes only the newest access token and rotates refresh tokens. */
function rotatingServer(current: number) {
  const seen: TransportRequest[] = [];
  let newest = current;
  const handler: Handler = (request) => {
    if (request.url.endsWith('/auth/refresh')) {
      const { refreshToken } = JSON.parse(request.body as string) as { refreshToken: string };
      if (refreshToken !== `refresh-${newest}`) return json(401, { code: 'token_reused', status: 401 });
      newest += 1;
      return json(200, pair(newest));
    }
    const good = request.headers['authorization'] === `Bearer access-${newest}` && newest > current;
    return good ? json(200, { ok: request.url }) : json(401, { code: 'token_expired', status: 401 });
  };
  const transport: Transport = {
    request: async (request) => {
      seen.push(request);
      await Promise.resolve();
      return handler(request);
    },
  };
  return { transport, seen, refreshes: () => seen.filter((request) => request.url.endsWith('/auth/refresh')).length };
}

describe('createApiClient', () => {
  it('refreshes once for parallel calls that were refused, and repeats each', async () => {
    const server = rotatingServer(1);
    const tokens = memoryTokens(pair(1));
    const client = createApiClient({ transport: server.transport, tokens, refreshPath: '/auth/refresh' });
    const answers = await Promise.all(['/a', '/b', '/c'].map((path) => client.call<{ ok: string }>('GET', path)));
    expect(answers.map((answer) => answer.ok)).toEqual(['/api/v1/a', '/api/v1/b', '/api/v1/c']);
    expect(server.refreshes()).toBe(1);
    expect(tokens.read()).toEqual(pair(2));
  });

  it('gives a late 401 the pair that replaced its token instead of refreshing again', async () => {
    const server = rotatingServer(1);
    const slow: Transport = {
      request: async (request) => {
        const answer = await server.transport.request(request);
        if (request.url.endsWith('/slow')) for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
        return answer;
      },
    };
    const client = createApiClient({ transport: slow, tokens: memoryTokens(pair(1)), refreshPath: '/auth/refresh' });
    await Promise.all([client.call('GET', '/slow'), client.call('GET', '/quick')]);
    expect(server.refreshes()).toBe(1);
  });

  it('repeats only once: a second refusal is the answer', async () => {
    let calls = 0;
    const transport: Transport = {
      request: (request) => {
        calls += 1;
        const refresh = request.url.endsWith('/auth/refresh');
        return Promise.resolve(refresh ? json(200, pair(2)) : json(401, { code: 'token_invalid', status: 401 }));
      },
    };
    const client = createApiClient({ transport, tokens: memoryTokens(pair(1)), refreshPath: '/auth/refresh' });
    await expect(client.call('GET', '/x')).rejects.toMatchObject({ code: 'token_invalid', status: 401 });
    expect(calls).toBe(3);
  });

  it('signs in silently when the family was revoked, and tells when it cannot', async () => {
    const server = rotatingServer(5);
    const stale = memoryTokens(pair(1));
    const client = createApiClient({
      transport: server.transport,
      tokens: stale,
      refreshPath: '/auth/refresh',
      signIn: (anonymous) => anonymous('POST', '/auth/refresh', { refreshToken: 'refresh-5' }),
    });
    await expect(client.call('GET', '/x')).resolves.toEqual({ ok: '/api/v1/x' });

    const onSignedOut = jest.fn();
    const tokens = memoryTokens(pair(1));
    const console_ = createApiClient({
      transport: rotatingServer(5).transport,
      tokens,
      refreshPath: '/auth/refresh',
      onSignedOut,
    });
    await expect(console_.call('GET', '/x')).rejects.toMatchObject({ status: 401 });
    expect(onSignedOut).toHaveBeenCalledTimes(1);
    expect(tokens.read()).toBeNull();
  });

  it('keeps the session when the connection breaks during the refresh', async () => {
    const tokens = memoryTokens(pair(1));
    const transport: Transport = {
      request: (request) =>
        request.url.endsWith('/auth/refresh')
          ? Promise.reject(new TransportError('network'))
          : Promise.resolve(json(401, { code: 'token_expired', status: 401 })),
    };
    const client = createApiClient({ transport, tokens, refreshPath: '/auth/refresh' });
    await expect(client.call('GET', '/x')).rejects.toMatchObject({ code: 'network', status: 0, offline: true });
    expect(tokens.read()).toEqual(pair(1));
  });

  it('turns a problem document into an ApiError with everything a page needs', async () => {
    const problem = { type: 'about:blank', title: '操作过于频繁', status: 429, code: 'rate_limited', requestId: 'r-1' };
    const transport: Transport = { request: () => Promise.resolve(json(429, problem, { 'retry-after': '7' })) };
    const client = createApiClient({ transport, tokens: memoryTokens(pair(1)), refreshPath: '/auth/refresh' });
    const error = await client.call('POST', '/x', { body: {} }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'rate_limited',
      status: 429,
      retryAfter: 7,
      requestId: 'r-1',
      message: '操作过于频繁',
    });
  });

  it('does not trust a page that a proxy put in place of the answer', async () => {
    const page = (status: number): Transport => ({
      request: () => Promise.resolve({ status, headers: {}, body: '<html>login</html>' }),
    });
    for (const status of [200, 504]) {
      const client = createApiClient({ transport: page(status), tokens: memoryTokens(pair(1)), refreshPath: '/r' });
      await expect(client.call('GET', '/x')).rejects.toMatchObject({ code: 'internal' });
    }
  });

  it('sends language, query without empty values, and JSON', async () => {
    const seen: TransportRequest[] = [];
    const transport: Transport = {
      request: (request) => {
        seen.push(request);
        return Promise.resolve({ status: 204, headers: {}, body: '' });
      },
    };
    let language = 'zh-CN';
    const options = { transport, tokens: memoryTokens(pair(1)), refreshPath: '/r', language: () => language };
    const client = createApiClient(options);
    const query = { q: '退货 & 换货', after: 0, cursor: undefined, none: '' };
    await expect(client.call('GET', '/x', { query })).resolves.toBeUndefined();
    language = 'en-US';
    await client.call('PUT', '/y', { body: { 名: 1 } });
    expect(seen[0]?.url).toBe('/api/v1/x?q=%E9%80%80%E8%B4%A7%20%26%20%E6%8D%A2%E8%B4%A7&after=0');
    expect(seen[0]?.headers).toMatchObject({ 'accept-language': 'zh-CN', authorization: 'Bearer access-1' });
    expect(seen[1]).toMatchObject({ method: 'PUT', body: '{"名":1}' });
    expect(seen[1]?.headers).toMatchObject({ 'accept-language': 'en-US', 'content-type': 'application/json' });
  });
});
