import { Controller, Get } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Problem } from '@zhiyin/contracts';
import { Public, StaffOnly } from '../../src/modules/auth';
import { RouteDeclarations } from '../../src/modules/auth/access/route-declarations';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { type ProbeApp, startProbeApp } from '../support/probe-app';

describe('who may call', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const meWith = async (authorization?: string, path = '/me') => {
    const { status, body } = await app.http.get<Problem>(path, authorization === undefined ? {} : { authorization });
    return status === 200 ? 'ok' : `${status} ${body.code}`;
  };
  const sign = (payload: object, options: object) =>
    `Bearer ${app.app.get(JwtService, { strict: false }).sign(payload, options)}`;

  it('every route says who may call it', () => {
    const routes = app.app.get(RouteDeclarations).list();
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
    const declared = Object.fromEntries(routes.map(({ route, access }) => [route, access]));
    expect(declared).toMatchObject({
      'POST auth/guest': { to: 'everyone' },
      'GET me': { to: 'customers' },
      'GET admin/me': { to: 'staff', role: 'agent' },
      'PUT admin/staff/:id': { to: 'staff', role: 'admin' },
    });
    const open = routes.filter(({ route, access }) => / admin\//.test(route) && access?.to === 'everyone');
    expect(open.map(({ route }) => route).sort()).toEqual([
      'POST admin/auth/login',
      'POST admin/auth/logout',
      'POST admin/auth/refresh',
    ]);
  });

  it('nobody without a token, or with something that is none', async () => {
    const { session } = await app.http.guest();
    const [header, payload, signature] = session.accessToken.split('.') as [string, string, string];
    expect(await meWith(`bearer ${session.accessToken}`)).toBe('ok');
    expect(await meWith()).toBe('401 token_missing');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const promoted = Buffer.from(JSON.stringify({ ...decode(payload), sub: 'somebody-else' })).toString('base64url');
    const wrong = [
      'Basic YWRtaW46YWRtaW4=',
      'Bearer',
      'Bearer undefined',
      `Bearer ${header}.${promoted}.${signature}`,
      `Bearer ${none}.${payload}.`,
      `Bearer ${header}.${payload}`,
      `Bearer ${session.refreshToken}`,
      `Bearer ${'x'.repeat(4_000)}`,
    ];
    for (const authorization of wrong) expect(await meWith(authorization)).toBe('401 token_invalid');
  });

  it('not with an expired token, nor with one that never expires or says too little', async () => {
    const { session } = await app.http.guest();
    const of = { subject: session.user.id, audience: 'customer' };
    expect(await meWith(sign({ kind: 'guest' }, { ...of, expiresIn: 60 }))).toBe('ok');
    expect(await meWith(sign({ kind: 'guest' }, { ...of, expiresIn: -1 }))).toBe('401 token_expired');
    expect(await meWith(sign({ kind: 'guest' }, of))).toBe('401 token_invalid');
    expect(await meWith(sign({}, { ...of, expiresIn: 60 }))).toBe('401 token_invalid');
    expect(await meWith(sign({ kind: 'guest' }, { subject: session.user.id, expiresIn: 60 }))).toBe(
      '401 token_invalid',
    );
    const unknown = { subject: 'unknown', audience: 'customer', expiresIn: 60 };
    expect(await meWith(sign({ kind: 'guest' }, unknown))).toBe('401 token_invalid');
  });

  it('a customer not on staff routes, staff not on customer routes', async () => {
    const customer = await app.http.guest();
    const admin = await app.http.staff('admin', ADMIN_PASSWORD);
    expect(await meWith(`Bearer ${customer.session.accessToken}`, '/admin/me')).toBe('403 forbidden');
    expect(await meWith(`Bearer ${customer.session.accessToken}`, '/admin/staff')).toBe('403 forbidden');
    expect(await meWith(`Bearer ${admin.session.accessToken}`, '/me')).toBe('403 forbidden');
  });

  it('a customer’s id does not pass for staff under the other audience', async () => {
    const { session } = await app.http.guest();
    const forged = sign({ version: 0 }, { subject: session.user.id, audience: 'staff', expiresIn: 60 });
    expect(await meWith(forged, '/admin/me')).toBe('401 token_invalid');
  });

  it('a token of another server is refused', async () => {
    const other = await startApp({ JWT_SECRET: 'another-secret-of-32-characters!!' });
    try {
      const { session } = await other.http.guest();
      expect(await meWith(`Bearer ${session.accessToken}`)).toBe('401 token_invalid');
    } finally {
      await other.close();
    }
  });
});

@Controller('probe')
class ForgetfulController {
  @Get('undeclared')
  undeclared() {
    return 'reached';
  }

  @Public()
  @Get('public')
  public() {
    return 'reached';
  }
}

@StaffOnly('manager')
@Controller('probe/managers')
class ManagersController {
  @Get()
  inherited() {
    return 'reached';
  }

  @StaffOnly('agent')
  @Get('agents')
  lowered() {
    return 'reached';
  }
}

describe('declarations', () => {
  let app: ProbeApp;
  beforeAll(async () => {
    app = await startProbeApp([ForgetfulController, ManagersController]);
  });
  afterAll(() => app.close());

  it('a route without one is refused to everybody, administrators too, and is named', async () => {
    const admin = await app.http.staff('admin', ADMIN_PASSWORD);
    for (const http of [app.http, admin]) {
      const { status, body } = await http.get<Problem>('/probe/undeclared');
      expect([status, body.code]).toEqual([403, 'forbidden']);
    }
    expect((await app.http.get('/probe/public')).status).toBe(200);
    const forgotten = app.app
      .get(RouteDeclarations)
      .list()
      .filter(({ access }) => !access);
    expect(forgotten).toEqual([
      { route: 'GET probe/undeclared', handler: 'ForgetfulController.undeclared', access: undefined },
    ]);
  });

  it('a role includes those below it; a method may say otherwise than its class', async () => {
    const admin = await app.http.staff('admin', ADMIN_PASSWORD);
    const account = { password: ADMIN_PASSWORD, displayName: 'x' };
    for (const role of ['agent', 'manager']) await admin.post('/admin/staff', { ...account, username: role, role });
    const statuses = async (username: string) => {
      const http = await app.http.staff(username, ADMIN_PASSWORD);
      return [(await http.get('/probe/managers')).status, (await http.get('/probe/managers/agents')).status];
    };
    expect(await statuses('agent')).toEqual([403, 200]);
    expect(await statuses('manager')).toEqual([200, 200]);
    expect(await statuses('admin')).toEqual([200, 200]);
  });
});

const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as object;
