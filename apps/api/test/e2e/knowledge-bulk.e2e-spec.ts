import type { BulkResult, CannedAnswer, CannedAnswerPage, CannedAnswerVersion, MatchResult } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http-client';

let test: TestApp;
let admin: HttpClient;

beforeAll(async () => {
  test = await startApp();
  admin = await test.http.staff('admin', ADMIN_PASSWORD);
});
afterAll(() => test?.close());

const item = (n: number, answer = `第 ${n} 号商品的说明。`) => ({
  externalKey: `sku-${n}`,
  question: `第 ${n} 号商品怎么保养`,
  similarQuestions: [`${n} 号商品保养方法`],
  answer,
  category: '商品',
});
const upload = async (body: object) => {
  const reply = await admin.post<BulkResult>('/admin/faqs/bulk', body);
  expect(reply.status).toBe(200);
  return reply.body;
};
const firstOf = async (text: string) =>
  (await admin.post<MatchResult>('/admin/faqs/match', { text })).body.candidates[0];

describe('a bulk upload', () => {
  const items: object[] = Array.from({ length: 2_000 }, (_, n) => item(n));

  it('takes the good ones, names the bad ones, and serves at once', async () => {
    const bad = [...items];
    bad[3] = { ...item(3), question: '' };
    bad[700] = { ...item(700), links: [{ label: '甲', url: 'ftp://x' }] };
    bad[1_999] = item(1_998);
    const { created, updated, errors } = await upload({ items: bad });
    expect({ created, updated }).toEqual({ created: 1_997, updated: 0 });
    expect(errors.map(({ index, field }) => [index, field])).toEqual([
      [3, 'question'],
      [700, 'links.0.url'],
      [1_999, 'externalKey'],
    ]);
    expect(await firstOf('1234 号商品保养方法')).toMatchObject({
      externalKey: 'sku-1234',
      confidence: expect.any(Number),
    });
    expect((await admin.get<CannedAnswerPage>('/admin/faqs?limit=1')).body.total).toBe(1_997);
  });

  it('replaces by key what has changed, and only that gets a version', async () => {
    const again = items.map((_, n) => item(n, n === 5 ? '新的说明。' : undefined));
    expect(await upload({ items: again })).toEqual({ created: 3, updated: 1_997, errors: [] });
    const changed = (await firstOf('5 号商品保养方法'))!;
    expect((await admin.get<CannedAnswer>(`/admin/faqs/${changed.id}`)).body).toMatchObject({
      answer: '新的说明。',
      version: 2,
    });
    const same = (await firstOf('6 号商品保养方法'))!;
    const { body } = await admin.get<{ items: CannedAnswerVersion[] }>(`/admin/faqs/${same.id}/versions`);
    expect(body.items.map(({ version }) => version)).toEqual([1]);
  });

  it('keeps drafts where it is told to, item before call', async () => {
    const drafts = [
      { question: '草稿甲', answer: '答' },
      { question: '草稿乙', answer: '答', publish: true },
    ];
    expect(await upload({ items: drafts, publish: false })).toMatchObject({ created: 2 });
    const { body } = await admin.get<CannedAnswerPage>('/admin/faqs?status=draft');
    expect(body.items.map(({ question }) => question)).toEqual(['草稿甲']);
  });

  it('reports what is no entry at all', async () => {
    const { created, errors } = await upload({ items: [null, 7, 'text', [], {}, { question: '好', answer: '好' }] });
    expect(created).toBe(1);
    expect(errors.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
  });

  it('takes several megabytes here, and nowhere else', async () => {
    const answer = '长'.repeat(4_000);
    const large = Array.from({ length: 200 }, (_, n) => ({ question: `长文 ${n}`, answer, publish: false }));
    expect(await upload({ items: large })).toEqual({ created: 200, updated: 0, errors: [] });
    const elsewhere = await admin.post('/admin/faqs/match', { text: '长'.repeat(700_000) });
    expect(elsewhere).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  it('refuses more than 10,000 items, none, and what is no list', async () => {
    for (const body of [{ items: [] }, { items: Array(10_001).fill({}) }, { items: 'all' }, {}])
      expect((await admin.post('/admin/faqs/bulk', body)).status).toBe(400);
  });
});
