import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { CustomerSession } from '@zhiyin/contracts';

export interface Load {
  /** Completed requests a second. */
  rate: number;
  p50: number;
  p99: number;
  /** Anything but 201. */
  failures: number;
}

/** Customers who ask a canned question over and over, each message with an id of its own. */
export async function askAtFullSpeed(
  origin: string,
  tokens: string[],
  connections: number,
  seconds: number,
  rate?: number,
): Promise<Load> {
  let next = 0;
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    ...(rate === undefined ? {} : { overallRate: rate }),
    setupClient: (client) => {
      const token = tokens[next++ % tokens.length] ?? '';
      client.setHeaders({
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
      });
    },
    requests: [
      {
        method: 'POST',
        path: '/api/v1/chat/messages',
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify({ clientMessageId: randomUUID(), kind: 'text', text: '怎么退货' }),
        }),
      },
    ],
  });
  const created = result.statusCodeStats?.['201']?.count ?? 0;
  return {
    rate: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failures: result.requests.total - created + result.errors + result.timeouts,
  };
}

export async function guests(origin: string, count: number): Promise<string[]> {
  const sessions = Array.from({ length: count }, async () => {
    const reply = await fetch(`${origin}/api/v1/auth/guest`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return ((await reply.json()) as CustomerSession).accessToken;
  });
  return Promise.all(sessions);
}
