import type {
  AuditLogPage,
  BulkResult,
  ModerationRecordPage,
  ModerationResult,
  Problem,
  Role,
  Term,
  TermPage,
} from '@zhiyin/contracts';
import { ModerationService } from '../../src/modules/moderation';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http-client';

const TERMS = '/admin/moderation/terms';
let app: TestApp;
let admin: HttpClient;

beforeAll(async () => {
  app = await startApp();
  admin = await app.http.staff('admin', ADMIN_PASSWORD);
});
afterAll(() => app?.close());

const check = async (text: string, client = admin) =>
  (await client.post<ModerationResult>('/admin/moderation/check', { text })).body;
const add = (term: string, more: object = {}) =>
  admin.post<Term>(TERMS, { term, category: 'test', action: 'block', ...more });
const staffAs = async (role: Role) => {
  const login = { username: `${role}-of-moderation`, password: 'another-long-password' };
  await admin.post('/admin/staff', { ...login, displayName: role, role });
  return app.http.staff(login.username, login.password);
};

describe('checking a text', () => {
  it('answers in the agreed shape, with UTF-16 offsets in the text that was sent', async () => {
    await add('鹦鹉螺', { action: 'mask' });
    const text = ' 😀ｘ鹦 鹉\u200b螺，电话１３８００１３８０００\u0000 ';
    const { status, body } = await admin.post<ModerationResult>('/admin/moderation/check', { text });
    expect(status).toBe(200);
    expect(body).toEqual({
      verdict: 'mask',
      masked: ' 😀ｘ＊＊，电话138****8000\u0000 ',
      hits: [
        { type: 'term', category: 'test', term: '鹦鹉螺', start: 4, end: 9, action: 'mask' },
        { type: 'personal_data', category: 'mobile', value: '13800138000', start: 12, end: 23, action: 'mask' },
      ],
    });
    expect(await check('什么时候发货')).toEqual({ verdict: 'pass', masked: '什么时候发货', hits: [] });
  });

  it('begins with a lexicon of its own', async () => {
    expect(await check('代开发票吗')).toMatchObject({ verdict: 'block', hits: [{ category: 'illegal_services' }] });
    const page = await admin.get<TermPage>(`${TERMS}?category=gambling&limit=200`);
    expect(page.body.items.length).toBeGreaterThan(10);
    expect(page.body.items.every(({ starter, category }) => starter && category === 'gambling')).toBe(true);
  });

  it('answers for a huge text, and refuses what is no text', async () => {
    await add('海市蜃楼');
    const text = `${'您好，请问什么时候发货？电话13800138000。'.repeat(4_000)}海市蜃楼`;
    const { hits, verdict } = await check(text);
    expect(verdict).toBe('block');
    expect(hits).toHaveLength(4_001);
    for (const body of [{}, { text: 5 }, { text: 'x'.repeat(200_001) }])
      expect((await admin.post<Problem>('/admin/moderation/check', body)).body.code).toBe('request_invalid');
  });
});

describe('editing the lexicon', () => {
  it('counts from the next message on', async () => {
    const { status, body: term } = await add('海底两万里');
    expect(status).toBe(201);
    expect(term).toMatchObject({
      term: '海底两万里',
      severity: 3,
      exceptions: [],
      wholeWord: true,
      enabled: true,
      starter: false,
    });
    expect((await check('海底两万里')).verdict).toBe('block');

    const edit = { term: '海底两万里', category: 'test', action: 'flag', exceptions: ['海底两万里图书'] };
    expect((await admin.put<Term>(`${TERMS}/${term.id}`, edit)).body).toMatchObject({ ...edit, id: term.id });
    expect((await check('海底两万里')).verdict).toBe('flag');
    expect((await check('有海底 两万里图书吗')).verdict).toBe('pass');

    // What an edit does not say stays.
    await admin.put(`${TERMS}/${term.id}`, { term: '海底两万里', category: 'test', action: 'block', enabled: false });
    expect((await check('海底两万里')).verdict).toBe('pass');
    const again = await admin.put<Term>(`${TERMS}/${term.id}`, { ...edit, exceptions: undefined, enabled: true });
    expect(again.body.exceptions).toEqual(['海底两万里图书']);

    expect((await admin.delete(`${TERMS}/${term.id}`)).status).toBe(204);
    expect((await check('海底两万里')).verdict).toBe('pass');
    expect((await admin.delete<Problem>(`${TERMS}/${term.id}`)).body.code).toBe('not_found');
    expect((await admin.put<Problem>(`${TERMS}/${term.id}`, edit)).body.code).toBe('not_found');
  });

  it('refuses terms that could not work', async () => {
    await add('格兰特船长');
    expect((await add('格兰特船长')).body).toMatchObject({ code: 'term_taken' });
    const fieldOf = async (body: object) => (await admin.post<Problem>(TERMS, body)).body.errors?.[0]?.field;
    const good = { term: '神秘岛', category: 'test', action: 'mask' };
    expect(await fieldOf({ ...good, term: '。！' })).toBe('term');
    expect(await fieldOf({ ...good, term: '字'.repeat(65) })).toBe('term');
    expect(await fieldOf({ ...good, action: 'delete' })).toBe('action');
    expect(await fieldOf({ ...good, severity: 6 })).toBe('severity');
    expect(await fieldOf({ ...good, exceptions: ['神秘海岛'] })).toBe('exceptions');
  });

  it('lists by part of the term, category and action, page by page', async () => {
    for (const name of ['甲虫一号', '甲虫二号', '甲虫%号']) await add(name, { category: 'beetles', action: 'flag' });
    const terms = async (query: string) => (await admin.get<TermPage>(`${TERMS}?${query}`)).body;
    expect((await terms(`q=${encodeURIComponent('虫%')}`)).items.map(({ term }) => term)).toEqual(['甲虫%号']);
    expect((await terms('category=beetles&action=block')).items).toEqual([]);
    const first = await terms('category=beetles&limit=2');
    expect(first.items.map(({ term }) => term)).toEqual(['甲虫%号', '甲虫二号']);
    const second = await terms(`category=beetles&limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ term: '甲虫一号' }], nextCursor: null });
  });

  it('imports ten thousand at once, keeps the good ones and tells the wrong ones apart', async () => {
    const items = Array.from({ length: 9_996 }, (_, i) => ({
      term: `导入词${i}`,
      category: '批量导入的词汇类别',
      action: 'mask',
    }));
    const wrong = [{ term: ' ', category: 'x', action: 'mask' }, { term: '缺类别', action: 'mask' }, '文字', null];
    const { status, body } = await admin.post<BulkResult>(`${TERMS}/bulk`, { items: [...wrong, ...items] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 9_996, updated: 0 });
    expect(body.errors.map(({ index, field }) => [index, field])).toEqual([
      [0, 'term'],
      [1, 'category'],
      [2, 'items'],
      [3, 'items'],
    ]);
    expect((await check('这是导入词9995呀')).hits).toMatchObject([{ term: '导入词9995', action: 'mask' }]);

    const twice = [
      { term: '导入词1', category: 'x', action: 'flag' },
      { term: '导入词1', category: 'x', action: 'block', exceptions: ['导入词1号'] },
      { term: '新导入词', category: 'x', action: 'block' },
    ];
    const again = await admin.post<BulkResult>(`${TERMS}/bulk`, { items: twice });
    expect(again.body).toEqual({ created: 1, updated: 1, errors: [] });
    expect((await check('导入词1')).verdict).toBe('block');
    expect((await check('导入词1号')).verdict).toBe('pass');
  });

  it('takes uploads that are larger than ordinary requests', async () => {
    const exceptions = Array.from({ length: 20 }, (_, i) => `长例外词${i}`.padEnd(90, '长'));
    const items = Array.from({ length: 400 }, (_, i) => ({
      term: `长例外词${i % 20}`,
      category: 'x',
      action: 'flag',
      exceptions,
    }));
    const { status } = await admin.post<BulkResult>(`${TERMS}/bulk`, { items });
    expect(Buffer.byteLength(JSON.stringify(items))).toBeGreaterThan(1024 * 1024);
    expect(status).toBe(200);
  });

  it('is written down', async () => {
    const { body: term } = await add('八十天环游地球');
    const { body } = await admin.get<AuditLogPage>('/admin/audit-log?limit=5');
    expect(body.items[0]).toMatchObject({
      action: 'moderation.term_create',
      target: term.id,
      staffId: (await admin.get<{ id: string }>('/admin/me')).body.id,
      detail: { term: '八十天环游地球', action: 'block' },
    });
  });
});

describe('what was found', () => {
  it('is kept without personal values and listed newest first', async () => {
    await add('地心游记', { action: 'flag' });
    const moderation = app.app.get(ModerationService);
    const customerId = '0190f3a1-1380-7138-8001-13800138abcd';
    const screen = (text: string) => moderation.screen(text, { stage: 'question', subjectId: 'entry-1', customerId });
    expect((await screen('什么时候发货')).verdict).toBe('pass');
    expect((await screen('地心游记')).verdict).toBe('flag');
    const personal = await screen('我的电话13800138000');
    expect(personal).toMatchObject({ verdict: 'mask', hits: [{ value: '13800138000' }] });

    const { body } = await admin.get<ModerationRecordPage>(`/admin/moderation/hits?customerId=${customerId}&limit=1`);
    expect(body.items).toMatchObject([
      { stage: 'question', subjectId: 'entry-1', customerId, verdict: 'mask', maskedText: '我的电话138****8000' },
    ]);
    expect(body.items[0]!.hits).toEqual([
      { type: 'personal_data', category: 'mobile', start: 4, end: 15, action: 'mask' },
    ]);
    expect(JSON.stringify(body)).not.toContain('13800138000');
    const next = await admin.get<ModerationRecordPage>(
      `/admin/moderation/hits?customerId=${customerId}&limit=1&cursor=${body.nextCursor}`,
    );
    expect(next.body).toMatchObject({ items: [{ verdict: 'flag', hits: [{ term: '地心游记' }] }], nextCursor: null });
    const blocked = await admin.get<ModerationRecordPage>(
      `/admin/moderation/hits?customerId=${customerId}&verdict=block`,
    );
    expect(blocked.body.items).toEqual([]);
  });

  it('does not fail an answer when it cannot be kept', async () => {
    const moderation = app.app.get(ModerationService);
    // The column takes no null on either database.
    const none = null as unknown as string;
    const { verdict } = await moderation.screen('代开发票', { stage: 'answer', subjectId: none });
    expect(verdict).toBe('block');
  });
});

describe('roles', () => {
  it('agents may check and read the lexicon, managers may edit it, customers nothing', async () => {
    const agent = await staffAs('agent');
    const manager = await staffAs('manager');
    const guest = await app.http.guest();
    const body = { term: '从地球到月球', category: 'test', action: 'mask' };
    const { body: term } = await add('气球上的五星期');
    const calls = (client: HttpClient) =>
      Promise.all([
        client.post('/admin/moderation/check', { text: '好' }),
        client.get(TERMS),
        client.get('/admin/moderation/hits'),
        client.put(`${TERMS}/${term.id}`, { ...body, term: '气球上的五星期' }),
        client.post(`${TERMS}/bulk`, { items: [body] }),
      ]).then((replies) => replies.map(({ status }) => status));
    expect(await calls(agent)).toEqual([200, 200, 403, 403, 403]);
    expect(await calls(manager)).toEqual([200, 200, 200, 200, 200]);
    expect(await calls(guest)).toEqual([403, 403, 403, 403, 403]);
    expect(await calls(app.http)).toEqual([401, 401, 401, 401, 401]);
    expect((await agent.post(TERMS, body)).status).toBe(403);
    expect((await agent.delete(`${TERMS}/${term.id}`)).status).toBe(403);
    expect((await manager.delete(`${TERMS}/${term.id}`)).status).toBe(204);
  });
});
