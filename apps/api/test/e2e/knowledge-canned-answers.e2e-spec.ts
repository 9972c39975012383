import type { CannedAnswer, CannedAnswerVersion, MatchResult, Problem } from '@zhiyin/contracts';
import { KnowledgeService } from '../../src/modules/knowledge';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http-client';

/** The application goes on living; only its calendar is set. */
const EVERYTHING_BUT_THE_DATE = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

let test: TestApp;
let admin: HttpClient;

beforeAll(async () => {
  test = await startApp();
  admin = await test.http.staff('admin', ADMIN_PASSWORD);
});
afterAll(() => test?.close());

const create = async (input: Partial<CannedAnswer> & { publish?: boolean }) => {
  const reply = await admin.post<CannedAnswer>('/admin/faqs', { answer: '见说明。', ...input });
  expect(reply.status).toBe(201);
  return reply.body;
};
const match = async (text: string) => (await admin.post<MatchResult>('/admin/faqs/match', { text })).body;
/** What a customer would be told at once. */
const told = async (text: string) => {
  const { exact, candidates } = await match(text);
  return exact ? (await admin.get<CannedAnswer>(`/admin/faqs/${candidates[0]!.id}`)).body.answer : undefined;
};
const isMatched = async (text: string, id: string) => (await match(text)).candidates.some((found) => found.id === id);

describe('an editor and the next customer', () => {
  it('serves a new entry at once, and its new wording after an edit', async () => {
    const made = await create({
      question: '怎么申请退茶叶',
      similarQuestions: ['茶叶 想退掉', '怎么申请退茶叶？', '茶叶想退掉！'],
      answer: '七天内可以退。',
      externalKey: 'tea-return',
      links: [{ label: '申请', url: '/pages/order/list' }],
      followUps: ['运费谁出', '运费谁出？'],
    });
    expect(made).toMatchObject({ version: 1, status: 'published', hits: 0, lastHitAt: null, demo: false });
    expect(made.similarQuestions).toEqual(['茶叶 想退掉']);
    expect(made.followUps).toEqual(['运费谁出']);

    const result = await match('茶叶想退掉');
    expect(result).toMatchObject({ outcome: 'direct', exact: true, thresholds: { direct: expect.any(Number) } });
    expect(result.candidates[0]).toMatchObject({ id: made.id, externalKey: 'tea-return', question: '怎么申请退茶叶' });
    expect(await told('怎么申请退茶叶')).toBe('七天内可以退。');

    const { body: edited } = await admin.put<CannedAnswer>(`/admin/faqs/${made.id}`, {
      version: 1,
      question: '怎么申请退茶叶',
      answer: '十五天内可以退。',
    });
    expect(edited).toMatchObject({ version: 2, externalKey: 'tea-return', similarQuestions: [], links: [] });
    expect(await told('怎么申请退茶叶')).toBe('十五天内可以退。');
    expect(test.app.get(KnowledgeService).match('怎么申请退茶叶').exactEntry).toMatchObject({
      id: made.id,
      version: 2,
      answer: '十五天内可以退。',
    });
    expect((await match('茶叶想退掉')).exact).toBe(false);
  });

  it('does not serve a draft, until it is published', async () => {
    const draft = await create({ question: '新年礼盒几号开卖', publish: false });
    expect(draft.status).toBe('draft');
    expect(await isMatched('新年礼盒几号开卖', draft.id)).toBe(false);
    const body = { version: 1, question: '新年礼盒几号开卖', answer: '一月八号。', publish: true };
    await admin.put(`/admin/faqs/${draft.id}`, body);
    expect(await told('新年礼盒几号开卖')).toBe('一月八号。');
  });

  it('archives at once and brings back what it was', async () => {
    const made = await create({ question: '可以到店自提花瓶吗' });
    expect((await admin.delete(`/admin/faqs/${made.id}`)).status).toBe(204);
    expect((await admin.delete(`/admin/faqs/${made.id}`)).status).toBe(204);
    expect(await isMatched('可以到店自提花瓶吗', made.id)).toBe(false);
    const { body: kept } = await admin.get<CannedAnswer>(`/admin/faqs/${made.id}`);
    expect(kept).toMatchObject({ status: 'archived', version: 2 });

    const restored = await admin.post<CannedAnswer>(`/admin/faqs/${made.id}/restore`);
    expect(restored).toMatchObject({ status: 200, body: { status: 'published', version: 3 } });
    expect((await admin.post<CannedAnswer>(`/admin/faqs/${made.id}/restore`)).body.version).toBe(3);
    expect(await isMatched('可以到店自提花瓶吗', made.id)).toBe(true);
  });

  it('serves an entry from the first to the last moment of its validity', async () => {
    const from = Date.now() + 60_000;
    const to = from + 30_000;
    const question = '年货节满减怎么算';
    await create({
      question,
      answer: '满三百减四十。',
      validFrom: new Date(from).toISOString(),
      validTo: new Date(to).toISOString(),
    });
    const knowledge = test.app.get(KnowledgeService);
    const answerAt = (now: number) => {
      jest.setSystemTime(now);
      return knowledge.match(question).exactEntry?.answer;
    };
    jest.useFakeTimers({ now: from - 1, doNotFake: [...EVERYTHING_BUT_THE_DATE] });
    try {
      const answers = [from - 1, from, to, to + 1, from].map(answerAt);
      expect(answers).toEqual([undefined, '满三百减四十。', '满三百减四十。', undefined, '满三百减四十。']);
      jest.setSystemTime(to);
      expect(await told(question)).toBe('满三百减四十。');
      jest.setSystemTime(to + 1);
      expect(await told(question)).toBeUndefined();
    } finally {
      jest.useRealTimers();
    }
  });

  it('counts hits, and an edit keeps them', async () => {
    const made = await create({ question: '蜡烛能寄到澳门吗' });
    const knowledge = test.app.get(KnowledgeService);
    for (let hit = 0; hit < 3; hit += 1) knowledge.recordHit(made.id);
    await eventually(async () => {
      expect((await admin.get<CannedAnswer>(`/admin/faqs/${made.id}`)).body.hits).toBe(3);
    });
    const body = { version: 1, question: '蜡烛能寄到澳门吗', answer: '不能。' };
    const { body: edited } = await admin.put<CannedAnswer>(`/admin/faqs/${made.id}`, body);
    expect(edited).toMatchObject({ hits: 3, version: 2, lastHitAt: expect.any(String) });
    expect((await admin.get<CannedAnswer>(`/admin/faqs/${made.id}`)).body.hits).toBe(3);
  });
});

describe('two editors', () => {
  it('refuses the one who edits what the other has changed meanwhile', async () => {
    const made = await create({ question: '地毯能水洗吗' });
    const edit = (answer: string) =>
      admin.put<CannedAnswer>(`/admin/faqs/${made.id}`, { version: 1, question: '地毯能水洗吗', answer });
    const replies = await Promise.all([edit('能。'), edit('不能。')]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'conflict',
      data: { version: 2 },
    });
    const winner = replies.find(({ status }) => status === 200)!.body;
    expect(await told('地毯能水洗吗')).toBe(winner.answer);
  });

  it('gives an external key to one entry only', async () => {
    await create({ question: '沙发脚垫多少钱', externalKey: 'pads' });
    const body = { question: '脚垫怎么卖', answer: '十元。', externalKey: 'pads' };
    const second = await admin.post<Problem>('/admin/faqs', body);
    expect(second).toMatchObject({ status: 409, body: { code: 'external_key_taken' } });
    const other = await create({ question: '椅子脚垫多少钱' });
    const update = await admin.put<Problem>(`/admin/faqs/${other.id}`, { ...body, version: 1 });
    expect(update).toMatchObject({ status: 409, body: { code: 'external_key_taken' } });
  });

  it('keeps every version and rolls back to one as a new version', async () => {
    const made = await create({ question: '灯泡保修多久', answer: '一年。', similarQuestions: ['灯泡坏了保不保'] });
    const path = `/admin/faqs/${made.id}`;
    await admin.put(path, { version: 1, question: '灯泡保修多久', answer: '两年。' });
    const rolled = await admin.post<CannedAnswer>(`${path}/rollback`, { version: 1 });
    expect(rolled).toMatchObject({ status: 200, body: { version: 3, answer: '一年。', status: 'published' } });
    expect(await told('灯泡坏了保不保')).toBe('一年。');

    const { body: page } = await admin.get<{ items: CannedAnswerVersion[]; nextCursor: string }>(
      `${path}/versions?limit=2`,
    );
    expect(page.items.map(({ version, snapshot }) => [version, snapshot.answer])).toEqual([
      [3, '一年。'],
      [2, '两年。'],
    ]);
    const { body: rest } = await admin.get<{ items: CannedAnswerVersion[]; nextCursor: null }>(
      `${path}/versions?cursor=${page.nextCursor}`,
    );
    expect(rest).toMatchObject({ items: [{ version: 1, snapshot: { status: 'published' } }], nextCursor: null });
    const missing = await admin.post<Problem>(`${path}/rollback`, { version: 9 });
    expect(missing).toMatchObject({ status: 400, body: { errors: [{ field: 'version', code: 'not_found' }] } });
  });
});

type Call = () => Promise<{ status: number }>;

describe('who may', () => {
  it('lets agents read, managers write, and customers neither', async () => {
    const account = { password: 'quiet-river-stone-7', displayName: '小林' };
    await admin.post('/admin/staff', { ...account, username: 'faq-agent', role: 'agent' });
    await admin.post('/admin/staff', { ...account, username: 'faq-manager', role: 'manager' });
    const agent = await test.http.staff('faq-agent', account.password);
    const manager = await test.http.staff('faq-manager', account.password);
    const made = await create({ question: '权限问题', answer: '答案' });
    const path = `/admin/faqs/${made.id}`;

    const reads = (client: HttpClient): Call[] => [
      () => client.get('/admin/faqs'),
      () => client.get(path),
      () => client.get(`${path}/versions`),
      () => client.get('/admin/faq-categories'),
      () => client.post('/admin/faqs/match', { text: '权限问题' }),
      () => client.get('/admin/documents'),
    ];
    const writes = (client: HttpClient): Call[] => [
      () => client.post('/admin/faqs', { question: '新问题', answer: '答案' }),
      () => client.put(path, { version: 1, question: '权限问题', answer: '新答案' }),
      () => client.post(`${path}/rollback`, { version: 1 }),
      () => client.post('/admin/faqs/bulk', { items: [{ question: '批量', answer: '答案' }] }),
      () => client.delete(path),
      () => client.post(`${path}/restore`),
      () => client.post('/admin/documents', { title: '某政策', format: 'txt', content: '正文。' }),
    ];
    const statuses = async (calls: Call[]) => {
      const found: number[] = [];
      for (const call of calls) found.push((await call()).status);
      return found;
    };

    expect(new Set(await statuses(reads(agent)))).toEqual(new Set([200]));
    expect(new Set(await statuses(writes(agent)))).toEqual(new Set([403]));
    expect((await admin.get<CannedAnswer>(path)).body.version).toBe(1);
    for (const status of await statuses(writes(manager))) expect(status).toBeLessThan(300);
    const customer = await test.http.guest();
    expect(new Set(await statuses([...reads(customer), ...writes(customer)]))).toEqual(new Set([403]));
    expect(new Set(await statuses([...reads(test.http), ...writes(test.http)]))).toEqual(new Set([401]));
  });

  it('writes every change into the audit log', async () => {
    const made = await create({ question: '审计问题' });
    await admin.delete(`/admin/faqs/${made.id}`);
    const { body } = await admin.get<{ items: { action: string; target: string }[] }>('/admin/audit-log?limit=200');
    const actions = body.items.filter(({ target }) => target === made.id).map(({ action }) => action);
    expect(actions).toEqual(['faq.archive', 'faq.create']);
  });
});

async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await check();
    } catch (error) {
      if (attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
