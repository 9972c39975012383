import type { LiveEvent } from '@zhiyin/contracts';
import { createApiClient } from './core';
import { createCustomerApi } from './customer-api';
import { memoryTokens } from './session';
import { TransportError, type Transport, type TransportRequest, type TransportResponse } from './transport';

const pair = { accessToken: 'a', refreshToken: 'r', expiresIn: 900 };
const message = { clientMessageId: 'c-1', kind: 'text', text: '包邮吗' } as const;

const frames =
  'event: answer.started\ndata: {"answerId":"x","replyTo":"m"}\n\n' +
  ': keep-alive\n\n' +
  'event: answer.delta\ndata: {"answerId":"x","offset":0,"text":"满 99 元包邮，不满收 8 元🚚。"}\n\n' +
  'event: from.the.future\ndata: {"a":1}\n\n' +
  'event: answer.delta\ndata: {broken\n\n' +
  'event: answer.done\nid: 3\ndata: {"answerId":"x","seq":3}\n\n';

interface Line {
  request: TransportRequest;
  push(bytes: Uint8Array): void;
  end(response?: Partial<TransportResponse>): void;
}

/** A transport whose lines the test drives by hand. */
function drivenTransport() {
  const lines: Line[] = [];
  const transport: Transport = {
    request: () => Promise.resolve({ status: 200, headers: {}, body: JSON.stringify({ ...pair, accessToken: 'b' }) }),
    stream(request, push) {
      let abort = () => {};
      const finished = new Promise<TransportResponse>((resolve, reject) => {
        const end = (response: Partial<TransportResponse> = {}) =>
          resolve({ status: 200, headers: {}, body: '', ...response });
        lines.push({ request, push, end });
        abort = () => reject(new TransportError('aborted'));
      });
      return { finished, abort: () => abort() };
    },
  };
  const client = createApiClient({ transport, tokens: memoryTokens(pair), refreshPath: '/auth/refresh' });
  return { api: createCustomerApi(client), lines };
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('sendStreaming', () => {
  it('gives the same events however the bytes are cut, skipping what it does not know', async () => {
    const bytes = Buffer.from(frames);
    for (const size of [1, 2, 3, 7, 64, bytes.length]) {
      const { api, lines } = drivenTransport();
      const events: LiveEvent[] = [];
      const stream = api.sendStreaming(message, (event) => events.push(event));
      await settle();
      for (let at = 0; at < bytes.length; at += size) lines[0]?.push(new Uint8Array(bytes.subarray(at, at + size)));
      lines[0]?.end();
      await stream.finished;
      expect(events.map((event) => event.event)).toEqual(['answer.started', 'answer.delta', 'answer.done']);
      expect(events[1]).toMatchObject({ data: { text: '满 99 元包邮，不满收 8 元🚚。' } });
    }
  });

  it('asks for an event stream with the message as JSON', async () => {
    const { api, lines } = drivenTransport();
    const stream = api.sendStreaming(message, () => {});
    await settle();
    lines[0]?.end();
    await stream.finished;
    expect(lines[0]?.request).toMatchObject({
      method: 'POST',
      url: '/api/v1/chat/messages',
      body: JSON.stringify(message),
    });
    expect(lines[0]?.request.headers).toMatchObject({ accept: 'text/event-stream', authorization: 'Bearer a' });
  });

  it('opens the stream again with a renewed token after a 401', async () => {
    const { api, lines } = drivenTransport();
    const events: LiveEvent[] = [];
    const stream = api.sendStreaming(message, (event) => events.push(event));
    await settle();
    lines[0]?.push(new Uint8Array(Buffer.from('{"code":"token_expired","status":401}')));
    lines[0]?.end({ status: 401 });
    await settle();
    expect(lines[1]?.request.headers['authorization']).toBe('Bearer b');
    lines[1]?.push(new Uint8Array(Buffer.from(frames)));
    lines[1]?.end();
    await stream.finished;
    expect(events).toHaveLength(3);
  });

  it('reads a refusal from the streamed bytes, where the platform gives no body', async () => {
    const { api, lines } = drivenTransport();
    const stream = api.sendStreaming(message, () => {});
    await settle();
    const problem = { code: 'rate_limited', status: 429, title: '操作过于频繁', requestId: 'r' };
    lines[0]?.push(new Uint8Array(Buffer.from(JSON.stringify(problem))));
    lines[0]?.end({ status: 429, headers: { 'retry-after': '3' } });
    await expect(stream.finished).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 3 });
  });

  it('gives no event after abort, and says that it was given up', async () => {
    const { api, lines } = drivenTransport();
    const events: LiveEvent[] = [];
    const stream = api.sendStreaming(message, (event) => events.push(event));
    await settle();
    stream.abort();
    lines[0]?.push(new Uint8Array(Buffer.from(frames)));
    await expect(stream.finished).rejects.toMatchObject({ code: 'aborted' });
    expect(events).toEqual([]);
  });

  it('gives up a line that is silent, as a time-out', async () => {
    jest.useFakeTimers();
    try {
      const { api, lines } = drivenTransport();
      const stream = api.sendStreaming(message, () => {});
      const outcome = stream.finished.catch((error: unknown) => error);
      await settle();
      await jest.advanceTimersByTimeAsync(39_000);
      lines[0]?.push(new Uint8Array(Buffer.from(': keep-alive\n\n')));
      await jest.advanceTimersByTimeAsync(39_000);
      lines[0]?.push(new Uint8Array(Buffer.from(': keep-alive\n\n')));
      await jest.advanceTimersByTimeAsync(40_000);
      expect(await outcome).toMatchObject({ code: 'timeout', offline: true });
    } finally {
      jest.useRealTimers();
    }
  });
});
