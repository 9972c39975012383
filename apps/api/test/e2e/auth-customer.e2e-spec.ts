import { randomUUID } from 'node:crypto';
import type { CustomerProfile, CustomerSession, Problem } from '@zhiyin/contracts';
import { DataSource } from 'typeorm';
import { CustomersService } from '../../src/modules/auth';
import { startApp, type TestApp } from '../support/app';
import { startWechatSimulator, type WechatSimulator } from '../support/wechat-simulator';

const rowsOf = (app: TestApp, sql: string) => app.app.get(DataSource).query<Record<string, unknown>[]>(sql);

describe('a guest signs in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('gets tokens and is known by them', async () => {
    const { status, body } = await app.http.post<CustomerSession>('/auth/guest', {});
    expect(status).toBe(200);
    expect(body).toMatchObject({ expiresIn: 7200, user: { kind: 'guest' } });
    const me = await app.http.as(body.accessToken).get<CustomerProfile>('/me');
    expect(me).toMatchObject({ status: 200, body: body.user });
  });

  it('may send no body at all', async () => {
    expect((await app.http.post('/auth/guest')).status).toBe(200);
  });

  it('without a device id is somebody new each time', async () => {
    const [one, two] = [await app.http.guest(), await app.http.guest()];
    expect(one.session.user.id).not.toBe(two.session.user.id);
  });

  it('is found again by the device id, also when 20 sign-ins come at once', async () => {
    const deviceId = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        app.http.post<CustomerSession>('/auth/guest', {
          deviceId: index % 2 ? deviceId : deviceId.toUpperCase(),
        }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(replies.map(({ body }) => body.user.id)).size).toBe(1);
  });

  it('leaves no device id in the database', async () => {
    const deviceId = randomUUID();
    const { body } = await app.http.post<CustomerSession>('/auth/guest', { deviceId });
    const rows = await rowsOf(app, `SELECT * FROM customers WHERE id = '${body.user.id}'`);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.deviceIndex).toEqual(expect.stringMatching(/^[\w-]{43}$/));
    expect(JSON.stringify(rows)).not.toContain(deviceId);
  });

  it.each([['not-a-uuid'], [42], [''], [{ $ne: null }], [`${randomUUID()}x`]])(
    'refuses the device id %j',
    async (id) => {
      const { status, body } = await app.http.post<Problem>('/auth/guest', { deviceId: id });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'request_invalid', errors: [{ field: 'deviceId' }] });
    },
  );

  it('is known to the other modules, each once', async () => {
    const { session } = await app.http.guest();
    const { id } = session.user;
    const found = await app.app.get(CustomersService).findMany([id, id, randomUUID()]);
    expect(found).toEqual([{ id, kind: 'guest', createdAt: expect.any(Date), lastSeenAt: expect.any(Date) }]);
  });
});

describe('a shop without guests', () => {
  it('refuses them', async () => {
    const app = await startApp({ GUEST_LOGIN: 'false' });
    try {
      const { status, body } = await app.http.post<Problem>('/auth/guest', {});
      expect([status, body.code]).toEqual([403, 'guest_login_off']);
    } finally {
      await app.close();
    }
  });
});

describe('a WeChat user signs in', () => {
  let app: TestApp;
  let wechat: WechatSimulator;
  beforeAll(async () => {
    wechat = await startWechatSimulator();
    app = await startApp({
      WECHAT_APP_ID: wechat.appId,
      WECHAT_APP_SECRET: wechat.secret,
      WECHAT_API_BASE_URL: wechat.url,
    });
  });
  afterAll(async () => {
    await app.close();
    await wechat.close();
  });
  const signIn = (code: string) => app.http.post<CustomerSession & Problem>('/auth/wechat', { code });

  it('is the same customer with every code, also at the same moment', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => signIn(wechat.codeFor('open-id-of-lin'))));
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(replies.map(({ body }) => body.user.id)).size).toBe(1);
    expect(replies[0]!.body.user.kind).toBe('wechat');
    const other = await signIn(wechat.codeFor('open-id-of-chen'));
    expect(other.body.user.id).not.toBe(replies[0]!.body.user.id);
  });

  it('leaves no readable WeChat id in the database, and no session key in the answer', async () => {
    wechat.bindUnion('open-id-of-wu', 'union-of-wu');
    const { body } = await signIn(wechat.codeFor('open-id-of-wu'));
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'expiresIn', 'refreshToken', 'user']);
    const rows = await rowsOf(app, `SELECT * FROM customers WHERE id = '${body.user.id}'`);
    expect(rows[0]).toMatchObject({ openIdCipher: expect.any(String), unionIdCipher: expect.any(String) });
    expect(JSON.stringify(rows)).not.toMatch(/of-wu/);
  });

  it('is refused with a used code, an unknown code, as a risk', async () => {
    const code = wechat.codeFor('open-id-of-zhao');
    await signIn(code);
    wechat.block('open-id-of-mallory');
    const replies = [await signIn(code), await signIn('unknown'), await signIn(wechat.codeFor('open-id-of-mallory'))];
    expect(replies.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'wechat_code_invalid'],
      [401, 'wechat_code_invalid'],
      [403, 'wechat_user_blocked'],
    ]);
  });

  it('is asked to come again while WeChat is busy', async () => {
    wechat.busyFor(3);
    const { status, body, headers } = await signIn(wechat.codeFor('open-id-of-lin'));
    expect([status, body.code]).toEqual([503, 'wechat_unavailable']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain(wechat.secret);
  });
});

describe('production without a WeChat app', () => {
  it('believes no code', async () => {
    const app = await startApp({
      NODE_ENV: 'production',
      JWT_SECRET: 'j'.repeat(32),
      ENCRYPTION_KEYS: `1:${Buffer.alloc(32).toString('base64')}`,
      METRICS_TOKEN: 'm'.repeat(16),
    });
    try {
      const { status, body } = await app.http.post<Problem>('/auth/wechat', { code: 'lin#1' });
      expect([status, body.code]).toEqual([503, 'wechat_unavailable']);
    } finally {
      await app.close();
    }
  });
});
