import { randomUUID } from 'node:crypto';
import type { CustomerSession, Problem } from '@zhiyin/contracts';
import { DataSource } from 'typeorm';
import { WriteDoor } from '../../src/platform/database';
import { RefreshToken } from '../../src/modules/auth/tokens/refresh-token.entity';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import type { Reply } from '../support/http-client';

type Answer = Reply<CustomerSession & Problem>;

describe('a session is refreshed', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const refresh = (refreshToken: string, attemptId?: string): Promise<Answer> =>
    app.http.post('/auth/refresh', { refreshToken, ...(attemptId ? { attemptId } : {}) });
  const newSession = async () => (await app.http.guest()).session;
  const codeOf = ({ status, body }: Answer) => (status === 200 ? 'ok' : `${status} ${body.code}`);

  it('rotates: each token works once and gives the next', async () => {
    const session = await newSession();
    const first = await refresh(session.refreshToken);
    const second = await refresh(first.body.refreshToken);
    expect([first, second].map(codeOf)).toEqual(['ok', 'ok']);
    expect(new Set([session, first.body, second.body].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(second.body.user).toEqual(session.user);
    expect((await app.http.as(second.body.accessToken).get('/me')).status).toBe(200);
  });

  it('ends the whole family when a token is used again', async () => {
    const stolen = (await newSession()).refreshToken;
    const first = await refresh(stolen);
    const second = await refresh(first.body.refreshToken);
    expect(codeOf(await refresh(stolen))).toBe('401 token_reused');
    expect(codeOf(await refresh(second.body.refreshToken))).toBe('401 token_invalid');
  });

  it('leaves other sign-ins of the same customer alone', async () => {
    const deviceId = randomUUID();
    const signIn = () => app.http.post<CustomerSession>('/auth/guest', { deviceId });
    const [phone, laptop] = [await signIn(), await signIn()];
    await refresh(phone.body.refreshToken);
    await refresh(phone.body.refreshToken);
    expect(codeOf(await refresh(laptop.body.refreshToken))).toBe('ok');
  });

  it('gives 20 parallel uses of one token one new pair at most, and ends the family', async () => {
    const { refreshToken } = await newSession();
    const replies = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    const winners = replies.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(replies.filter((reply) => codeOf(reply) === '401 token_reused')).toHaveLength(19);
    expect(codeOf(await refresh(winners[0]!.body.refreshToken))).toBe('401 token_invalid');
  });

  it('gives 20 parallel calls of one attempt the same pair, and the family lives on', async () => {
    const { refreshToken } = await newSession();
    const attempt = randomUUID();
    const replies = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken, attempt)));
    expect(replies.map(codeOf)).toEqual(Array(20).fill('ok'));
    const successors = new Set(replies.map(({ body }) => body.refreshToken));
    expect(successors.size).toBe(1);
    expect(codeOf(await refresh([...successors][0]!, randomUUID()))).toBe('ok');
  });

  it('takes a repeated attempt for a theft once the answer has arrived', async () => {
    const { refreshToken } = await newSession();
    const attempt = randomUUID();
    const { body } = await refresh(refreshToken, attempt);
    await refresh(body.refreshToken, randomUUID());
    expect(codeOf(await refresh(refreshToken, attempt))).toBe('401 token_reused');
  });

  it('takes another attempt with a used token for a theft', async () => {
    const { refreshToken } = await newSession();
    await refresh(refreshToken, randomUUID());
    expect(codeOf(await refresh(refreshToken, randomUUID()))).toBe('401 token_reused');
  });

  it('does not repeat an attempt after a minute', async () => {
    const { refreshToken } = await newSession();
    const attempt = randomUUID();
    await refresh(refreshToken, attempt);
    await changeTokens({ usedAt: new Date(Date.now() - 61_000) });
    expect(codeOf(await refresh(refreshToken, attempt))).toBe('401 token_reused');
  });

  it('refuses an expired token, an unknown one, and one of the other kind', async () => {
    const staff = await app.http.staff('admin', ADMIN_PASSWORD);
    expect(codeOf(await refresh(staff.session.refreshToken))).toBe('401 token_invalid');
    const customer = await newSession();
    const asStaff = await app.http.post<Problem>('/admin/auth/refresh', { refreshToken: customer.refreshToken });
    expect(asStaff.body.code).toBe('token_invalid');
    expect(codeOf(await refresh('unknown'))).toBe('401 token_invalid');
    await changeTokens({ expiresAt: new Date(Date.now() - 1) });
    expect(codeOf(await refresh(customer.refreshToken))).toBe('401 token_expired');
  });

  it.each([[{}], [{ refreshToken: '' }], [{ refreshToken: 7 }], [{ refreshToken: 'x'.repeat(201) }], [{ token: 'x' }]])(
    'refuses the body %j',
    async (body) => {
      const reply = await app.http.post<Problem>('/auth/refresh', body);
      expect([reply.status, reply.body.code]).toEqual([400, 'request_invalid']);
    },
  );

  it('keeps no readable token', async () => {
    const { refreshToken } = await newSession();
    const rows = await app.app.get(DataSource).query<unknown[]>('SELECT * FROM refresh_tokens');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(refreshToken);
  });

  const changeTokens = (changes: Partial<RefreshToken>) =>
    app.app.get<WriteDoor>(WriteDoor as never).transaction((manager) => manager.updateAll(RefreshToken, changes));
});
