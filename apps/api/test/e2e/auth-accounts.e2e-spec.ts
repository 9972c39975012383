import type { AuditLogPage, Problem, StaffAccount, StaffAccountPage, StaffSession } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http-client';

const PASSWORD = 'mountain-river-42';

describe('administrators manage staff accounts', () => {
  let app: TestApp;
  let admin: HttpClient & { session: StaffSession };
  beforeAll(async () => {
    app = await startApp();
    admin = await app.http.staff('admin', ADMIN_PASSWORD);
  });
  afterAll(() => app.close());

  const create = (username: string, role = 'agent') =>
    admin.post<StaffAccount & Problem>('/admin/staff', { username, password: PASSWORD, displayName: '小林', role });
  const update = (id: string, changes: object, http: HttpClient = admin) =>
    http.put<StaffAccount & Problem>(`/admin/staff/${id}`, changes);

  it('create accounts that can sign in; a name is taken once, however it is typed', async () => {
    const { status, body } = await create('Xiao.Lin');
    expect(status).toBe(201);
    expect(body).toMatchObject({ username: 'xiao.lin', displayName: '小林', role: 'agent', disabledAt: null });
    expect(JSON.stringify(body)).not.toContain('argon2');
    expect((await app.http.staff('xiao.lin', PASSWORD)).session.staff.id).toBe(body.id);
    const again = await create('XIAO.LIN');
    expect([again.status, again.body.code]).toEqual([409, 'username_taken']);
  });

  it.each([
    ['username', { username: 'a b' }],
    ['username', { username: 'x'.repeat(65) }],
    ['username', { username: 'ﷺ'.repeat(10) }],
    ['password', { password: 'short' }],
    ['role', { role: 'owner' }],
    ['displayName', { displayName: '  ' }],
    ['isAdmin', { isAdmin: true }],
  ])('are told what is wrong with %s', async (field, wrong) => {
    const valid = { username: 'valid', password: PASSWORD, displayName: '小林', role: 'agent' };
    const { status, body } = await admin.post<Problem>('/admin/staff', { ...valid, ...wrong });
    expect(status).toBe(400);
    expect(body.errors!.map((error) => error.field)).toEqual([field]);
  });

  it('page through the list, each account once', async () => {
    for (const name of ['page-1', 'page-2', 'page-3']) await create(name);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const { body }: { body: StaffAccountPage } = await admin.get(`/admin/staff?limit=2${query}`);
      seen.push(...body.items.map(({ username }) => username));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(expect.arrayContaining(['admin', 'page-1', 'page-2', 'page-3']));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('change a role, which counts at the next request', async () => {
    const { body } = await create('promoted');
    const person = await app.http.staff('promoted', PASSWORD);
    expect((await person.get('/admin/staff')).status).toBe(403);
    await update(body.id, { role: 'admin' });
    expect((await person.get('/admin/staff')).status).toBe(200);
    await update(body.id, { role: 'manager' });
    expect((await person.get('/admin/staff')).status).toBe(403);
    expect((await person.get<StaffAccount>('/admin/me')).body.role).toBe('manager');
  });

  it('disable an account: its tokens, old and new, are worthless at once', async () => {
    const { body } = await create('leaver');
    const leaver = await app.http.staff('leaver', PASSWORD);
    const disabled = await update(body.id, { disabled: true });
    expect(disabled.body.disabledAt).not.toBeNull();
    expect((await leaver.get<Problem>('/admin/me')).body.code).toBe('token_invalid');
    const { refreshToken } = leaver.session;
    expect((await app.http.post<Problem>('/admin/auth/refresh', { refreshToken })).body.code).toBe('token_invalid');
    const login = { username: 'leaver', password: PASSWORD };
    expect((await app.http.post<Problem>('/admin/auth/login', login)).body.code).toBe('login_failed');

    await update(body.id, { disabled: false });
    expect((await leaver.get('/admin/me')).status).toBe(401);
    expect((await app.http.post('/admin/auth/login', login)).status).toBe(200);
  });

  it('set a new password, which ends the sessions of the old one', async () => {
    const { body } = await create('forgetful');
    const before = await app.http.staff('forgetful', PASSWORD);
    await update(body.id, { password: 'another-password' });
    expect((await before.get('/admin/me')).status).toBe(401);
    const after = await app.http.staff('forgetful', 'another-password');
    expect((await after.get('/admin/me')).status).toBe(200);
  });

  it('are told when there is no such account', async () => {
    for (const id of ['unknown', '019a4d1e-7c3b-7d10-9f42-1a2b3c4d5e6f']) {
      const { status, body } = await update(id, { role: 'agent' });
      expect([status, body.code]).toEqual([404, 'not_found']);
    }
  });

  it('find every change in the audit log, with who made it and without the password', async () => {
    const { body } = await create('audited');
    await update(body.id, { displayName: '小王', password: 'third-password' });
    const log = await admin.get<AuditLogPage>('/admin/audit-log?limit=200');
    const entries = log.body.items.filter(({ target }) => target === body.id);
    expect(entries).toMatchObject([
      { action: 'staff.update', staffId: admin.session.staff.id, detail: { displayName: '小王', newPassword: true } },
      { action: 'staff.create', staffId: admin.session.staff.id, detail: { username: 'audited', role: 'agent' } },
    ]);
    expect(JSON.stringify(log.body)).not.toContain('third-password');
  });
});

describe('the last administrator', () => {
  it('stays: neither alone nor two at once can shut everybody out', async () => {
    const app = await startApp();
    try {
      const admin = await app.http.staff('admin', ADMIN_PASSWORD);
      const { id } = admin.session.staff;
      for (const changes of [{ disabled: true }, { role: 'manager' }]) {
        const { status, body } = await admin.put<Problem>(`/admin/staff/${id}`, changes);
        expect([status, body.code]).toEqual([409, 'last_admin']);
      }
      const account = { username: 'second', password: PASSWORD, displayName: '二', role: 'admin' };
      const { body: other } = await admin.post<StaffAccount>('/admin/staff', account);
      const second = await app.http.staff('second', PASSWORD);
      const replies = await Promise.all([
        admin.put<Problem>(`/admin/staff/${other.id}`, { role: 'agent' }),
        second.put<Problem>(`/admin/staff/${id}`, { role: 'agent' }),
      ]);
      const left = await Promise.all([admin.get('/admin/staff'), second.get('/admin/staff')]);
      expect(left.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(replies.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    } finally {
      await app.close();
    }
  });
});
