import { Controller, Get, Post } from '@nestjs/common';
import type { Problem } from '@zhiyin/contracts';
import { CustomersOnly, Public } from '../../src/modules/auth';
import { LimitedPerCustomer } from '../../src/platform/http/rate-limit';
import { startApp } from '../support/app';
import { type Backend, createBackend } from '../support/backend';
import type { HttpClient, Reply } from '../support/http-client';
import { startProbeApp } from '../support/probe-app';

@Controller('probe')
class ProbeController {
  @Public()
  @Get('open')
  open() {
    return 'reached';
  }

  @CustomersOnly()
  @LimitedPerCustomer()
  @Post('send')
  send() {
    return 'sent';
  }
}

const OFF = { RATE_LIMIT_ADDRESS: '0', RATE_LIMIT_LOGIN: '0', RATE_LIMIT_CUSTOMER: '0' };
const from = (address: string) => ({ 'x-forwarded-for': address });
const statuses = (replies: Reply<unknown>[]) => replies.map(({ status }) => status);

async function times<T>(count: number, call: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < count; index += 1) results.push(await call());
  return results;
}

async function withProbe(
  limits: Record<string, string>,
  work: (http: HttpClient, backend: Backend) => Promise<void>,
): Promise<void> {
  const backend = await createBackend();
  const app = await startProbeApp([ProbeController], { ...OFF, ...limits }, backend);
  try {
    await work(app.http, backend);
  } finally {
    await app.close();
    await backend.drop();
  }
}

describe('limits', () => {
  it('per address, over all routes, before anybody is identified', () =>
    withProbe({ RATE_LIMIT_ADDRESS: '4' }, async (http) => {
      const open = await times(2, () => http.get('/probe/open', from('192.0.2.1')));
      const refused = await times(2, () => http.get('/me', from('192.0.2.1')));
      expect(statuses([...open, ...refused])).toEqual([200, 200, 401, 401]);
      const over = await http.get<Problem>('/probe/open', from('192.0.2.1'));
      expect(over.status).toBe(429);
      expect(over.body).toMatchObject({ status: 429, code: 'rate_limited', title: expect.any(String) });
      expect(over.headers.get('content-type')).toContain('application/problem+json');
      const wait = Number(over.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
      expect((await http.get('/probe/open', from('192.0.2.2'))).status).toBe(200);
    }));

  it('per IPv6 network, since one host has more addresses than a counter can count', () =>
    withProbe({ RATE_LIMIT_ADDRESS: '2' }, async (http) => {
      const replies = [];
      for (const address of ['2001:db8:0:1::1', '2001:db8:0:1::2', '2001:db8:0:1:ffff::3', '2001:db8:0:2::1'])
        replies.push(await http.get('/probe/open', from(address)));
      expect(statuses(replies)).toEqual([200, 200, 429, 200]);
    }));

  it('per address for sign-ins, of customers and staff together', () =>
    withProbe({ RATE_LIMIT_LOGIN: '3' }, async (http) => {
      const guests = await times(2, () => http.post('/auth/guest', {}, from('192.0.2.1')));
      const login = { username: 'admin', password: 'wrong-password' };
      const staff = await times(2, () => http.post('/admin/auth/login', login, from('192.0.2.1')));
      expect(statuses([...guests, ...staff])).toEqual([200, 200, 401, 429]);
      expect((await http.get('/probe/open', from('192.0.2.1'))).status).toBe(200);
      expect((await http.post('/auth/guest', {}, from('192.0.2.2'))).status).toBe(200);
    }));

  it('per customer for sending: one customer’s flood is not the neighbour’s', () =>
    withProbe({ RATE_LIMIT_CUSTOMER: '3' }, async (http) => {
      const [one, two] = [await http.guest(), await http.guest()];
      expect(statuses(await times(4, () => one.post('/probe/send')))).toEqual([201, 201, 201, 429]);
      expect((await two.post('/probe/send')).status).toBe(201);
      expect((await one.get('/me')).status).toBe(200);
    }));

  it('are off with 0', () =>
    withProbe({}, async (http) => {
      const guest = await http.guest();
      const replies = await Promise.all(Array.from({ length: 100 }, () => guest.post('/probe/send')));
      expect(new Set(statuses(replies))).toEqual(new Set([201]));
    }));

  it('do not touch probes, metrics, documents', async () => {
    const app = await startApp({ RATE_LIMIT_ADDRESS: '1' });
    try {
      expect(statuses(await times(2, () => app.http.get('/me')))).toEqual([401, 429]);
      for (const path of ['//health/live', '//health/ready', '//metrics', '//api/docs/openapi.json'])
        expect(statuses(await times(2, () => app.http.get(path)))).not.toContain(429);
    } finally {
      await app.close();
    }
  });

  it('are not fooled by a forwarded address when no proxy is trusted', async () => {
    const app = await startApp({ RATE_LIMIT_ADDRESS: '1' });
    try {
      const replies = [await app.http.get('/me', from('192.0.2.1')), await app.http.get('/me', from('192.0.2.2'))];
      expect(statuses(replies)).toEqual([401, 429]);
    } finally {
      await app.close();
    }
  });
});

// One process has one count; several need the shared store.
if (process.env.TEST_BACKEND === 'mysql-redis') {
  describe('two replicas', () => {
    it('share their counts', () =>
      withProbe({ RATE_LIMIT_CUSTOMER: '3' }, async (http, backend) => {
        const second = await startProbeApp([ProbeController], { ...OFF, RATE_LIMIT_CUSTOMER: '3' }, backend);
        try {
          const guest = await http.guest();
          const there = second.http.as(guest.session.accessToken);
          const replies = [];
          for (const replica of [guest, there, guest, there, guest]) replies.push(await replica.post('/probe/send'));
          expect(statuses(replies)).toEqual([201, 201, 201, 429, 429]);
        } finally {
          await second.close();
        }
      }));
  });
}
