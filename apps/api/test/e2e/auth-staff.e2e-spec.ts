import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, StaffAccountPage, StaffProfile, StaffSession } from '@zhiyin/contracts';
import { WriteDoor } from '../../src/platform/database';
import { FirstAdmin } from '../../src/modules/auth';
import { StaffRow } from '../../src/modules/auth/staff/staff.entity';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { createBackend } from '../support/backend';
import type { HttpClient } from '../support/http-client';

const logIn = (http: HttpClient, username: string, password: string) =>
  http.post<StaffSession & Problem>('/admin/auth/login', { username, password });

describe('staff sign in', () => {
  let app: TestApp;
  let admin: HttpClient;
  let serial = 0;
  beforeAll(async () => {
    app = await startApp();
    admin = await app.http.staff('admin', ADMIN_PASSWORD);
  });
  afterAll(() => app.close());

  /** A new account; its password is ADMIN_PASSWORD. */
  async function newAccount(): Promise<string> {
    const username = `agent-${(serial += 1)}`;
    const { status } = await admin.post('/admin/staff', {
      username,
      password: ADMIN_PASSWORD,
      displayName: '小林',
      role: 'agent',
    });
    expect(status).toBe(201);
    return username;
  }
  const change = (username: string, changes: Partial<StaffRow>) =>
    app.app
      .get<WriteDoor>(WriteDoor as never)
      .transaction((manager) => manager.update(StaffRow, { username }, changes));
  const tryWrong = async (username: string, times: number) => {
    const codes: string[] = [];
    for (let attempt = 0; attempt < times; attempt += 1)
      codes.push((await logIn(app.http, username, 'wrong-password')).body.code);
    return codes;
  };

  it('get tokens of 15 minutes and are known by them, however the name is typed', async () => {
    const { status, body } = await logIn(app.http, ' Admin ', ADMIN_PASSWORD);
    expect(status).toBe(200);
    expect(body).toMatchObject({ expiresIn: 900, staff: { username: 'admin', role: 'admin' } });
    const me = await app.http.as(body.accessToken).get<StaffProfile>('/admin/me');
    expect(me.body).toEqual(body.staff);
  });

  it('are told the same for a wrong password and for an unknown name', async () => {
    const wrong = await logIn(app.http, await newAccount(), 'wrong-password');
    const unknown = await logIn(app.http, 'nobody', 'wrong-password');
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('sign out: the refresh token is worthless afterwards', async () => {
    const { session } = await app.http.staff('admin', ADMIN_PASSWORD);
    const { refreshToken } = session;
    expect((await app.http.post('/admin/auth/logout', { refreshToken })).status).toBe(204);
    const { body } = await app.http.post<Problem>('/admin/auth/refresh', { refreshToken });
    expect(body.code).toBe('token_invalid');
    expect((await app.http.post('/admin/auth/logout', { refreshToken: 'unknown' })).status).toBe(204);
  });

  it('refresh their session', async () => {
    const { session } = await app.http.staff('admin', ADMIN_PASSWORD);
    const { body } = await app.http.post<StaffSession>('/admin/auth/refresh', { refreshToken: session.refreshToken });
    expect(body.staff).toEqual(session.staff);
    expect((await app.http.as(body.accessToken).get('/admin/me')).status).toBe(200);
  });

  it('are locked out after five wrong passwords, for longer with each further one', async () => {
    const username = await newAccount();
    expect(await tryWrong(username, 5)).toEqual(Array(5).fill('login_failed'));
    const locked = await logIn(app.http, username, ADMIN_PASSWORD);
    expect([locked.status, locked.body.code]).toEqual([423, 'login_locked']);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(60);

    await change(username, { lockedUntil: new Date(Date.now() - 1) });
    expect(await tryWrong(username, 2)).toEqual(['login_failed', 'login_locked']);
    const longer = await logIn(app.http, username, ADMIN_PASSWORD);
    expect(Number(longer.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it('start from zero after a success', async () => {
    const username = await newAccount();
    await tryWrong(username, 4);
    expect((await logIn(app.http, username, ADMIN_PASSWORD)).status).toBe(200);
    expect(await tryWrong(username, 4)).toEqual(Array(4).fill('login_failed'));
    expect((await logIn(app.http, username, ADMIN_PASSWORD)).status).toBe(200);
  });

  it('cannot be guessed by sending many passwords at once', async () => {
    const username = await newAccount();
    const replies = await Promise.all(Array.from({ length: 30 }, () => logIn(app.http, username, 'wrong-password')));
    const codes = replies.map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'login_failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'login_locked')).toHaveLength(25);
  });

  it('lock says nothing about which names exist', async () => {
    expect(await tryWrong('no-such-name', 6)).toEqual([...Array(5).fill('login_failed'), 'login_locked']);
  });

  it('are let in again by an administrator with a new password', async () => {
    const username = await newAccount();
    await tryWrong(username, 5);
    const { body } = await admin.get<StaffAccountPage>('/admin/staff?limit=200');
    const account = body.items.find((item) => item.username === username)!;
    expect(Date.parse(account.lockedUntil!)).toBeGreaterThan(Date.now());
    await admin.put(`/admin/staff/${account.id}`, { password: 'a-new-password' });
    expect((await logIn(app.http, username, 'a-new-password')).status).toBe(200);
  });

  it.each([
    [{}],
    [{ username: 'admin' }],
    [{ username: 'admin', password: 7 }],
    [{ username: ['admin'], password: 'x' }],
  ])('are refused with the body %j', async (body) => {
    const reply = await app.http.post<Problem>('/admin/auth/login', body);
    expect([reply.status, reply.body.code]).toEqual([400, 'request_invalid']);
  });
});

describe('the first administrator', () => {
  it('has a generated password, shown at each start until it is changed', async () => {
    const backend = await createBackend();
    const file = join(backend.environment.DATA_DIR!, 'admin-password');
    const environment = { ADMIN_USERNAME: 'Boss', ADMIN_PASSWORD: undefined as never };
    try {
      const first = await startApp(environment, backend);
      const shown = first.app.get(FirstAdmin).generated!;
      expect(shown).toEqual({ username: 'boss', password: expect.stringMatching(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/) });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await first.close();

      const second = await startApp(environment, backend);
      expect(second.app.get(FirstAdmin).generated).toEqual(shown);
      const boss = await second.http.staff('boss', shown.password);
      await boss.put(`/admin/staff/${boss.session.staff.id}`, { password: 'chosen-by-the-boss' });
      await second.close();

      const third = await startApp(environment, backend);
      expect(third.app.get(FirstAdmin).generated).toBeUndefined();
      expect(existsSync(file)).toBe(false);
      expect((await logIn(third.http, 'boss', shown.password)).status).toBe(401);
      expect((await logIn(third.http, 'boss', 'chosen-by-the-boss')).status).toBe(200);
      await third.close();
    } finally {
      await backend.drop();
    }
  });

  it('keeps a configured password out of the files and the start-up words', async () => {
    const app = await startApp();
    try {
      expect(app.app.get(FirstAdmin).generated).toBeUndefined();
      expect(existsSync(join(app.backend.environment.DATA_DIR!, 'admin-password'))).toBe(false);
    } finally {
      await app.close();
    }
  });
});
