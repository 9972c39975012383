import type { CannedAnswer, CannedAnswerPage, CategoryCount, Problem } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http-client';

let test: TestApp;
let admin: HttpClient;

beforeAll(async () => {
  test = await startApp();
  admin = await test.http.staff('admin', ADMIN_PASSWORD);
});
afterAll(() => test?.close());

const create = async (input: Partial<CannedAnswer> & { publish?: boolean }) =>
  (await admin.post<CannedAnswer>('/admin/faqs', { answer: '见说明。', ...input })).body;

describe('the list', () => {
  beforeAll(async () => {
    await create({ question: '清单一：杯子 100% 手工吗', category: '清单甲', similarQuestions: ['说“手工”的\\杯子'] });
    await create({ question: '清单二：碗是 ABC 牌吗', category: '清单甲', answer: '是。' });
    await create({ question: '清单三：盘子呢', category: '清单乙', publish: false });
    const gone = await create({ question: '清单四：勺子呢', category: '清单乙' });
    await admin.delete(`/admin/faqs/${gone.id}`);
  });
  const questions = async (query: string) => {
    const { status, body } = await admin.get<CannedAnswerPage>(`/admin/faqs?${query}`);
    expect(status).toBe(200);
    expect(body.total).toBe(body.items.length);
    return body.items.map(({ question }) => question.slice(0, 3));
  };

  it('filters by words, category and status', async () => {
    expect(await questions('category=清单甲')).toEqual(['清单二', '清单一']);
    expect(await questions('q=清单')).toEqual(['清单三', '清单二', '清单一']);
    expect(await questions('q=清单&status=draft')).toEqual(['清单三']);
    expect(await questions('q=清单&status=archived')).toEqual(['清单四']);
    expect(await questions('q=清单&category=清单乙&status=published')).toEqual([]);
  });

  it('takes search words as they are, whatever they mean to the database', async () => {
    expect(await questions('q=100%25')).toEqual(['清单一']);
    expect(await questions('q=1_0')).toEqual([]);
    expect(await questions('q=abc 牌')).toEqual(['清单二']);
    expect(await questions(`q=${encodeURIComponent('”的\\杯')}`)).toEqual(['清单一']);
    expect(await questions(`q=${encodeURIComponent(`'; DROP TABLE canned_answers; --`)}`)).toEqual([]);
  });

  it('counts the categories in use', async () => {
    const { body } = await admin.get<CategoryCount[]>('/admin/faq-categories');
    expect(body.filter(({ category }) => category.startsWith('清单'))).toEqual([
      { category: '清单甲', count: 2 },
      { category: '清单乙', count: 1 },
    ]);
  });

  it('refuses what is no cursor, status or limit', async () => {
    for (const query of ['cursor=x', 'status=gone', 'limit=0', 'limit=999', 'sort=id'])
      expect((await admin.get(`/admin/faqs?${query}`)).status).toBe(400);
  });
});

describe('what is refused', () => {
  const good = { question: '好问题', answer: '好答案' };
  const cases: [string, object][] = [
    ['question', { ...good, question: '问'.repeat(201) }],
    ['question', { ...good, question: '？！😀' }],
    ['answer', { ...good, answer: '答'.repeat(5_001) }],
    ['answer', { question: '好问题' }],
    ['similarQuestions', { ...good, similarQuestions: Array.from({ length: 201 }, (_, n) => `问${n}`) }],
    ['similarQuestions', { ...good, similarQuestions: ['问'.repeat(201)] }],
    ['similarQuestions', { ...good, similarQuestions: null }],
    ['followUps', { ...good, followUps: Array.from({ length: 11 }, (_, n) => `问${n}`) }],
    ['validTo', { ...good, validFrom: '2026-02-02T00:00:00Z', validTo: '2026-02-02T08:00:00+08:00' }],
    ['validFrom', { ...good, validFrom: '2026-02-30T00:00:00Z' }],
    ['validFrom', { ...good, validFrom: '2026-02-02T00:00:00' }],
    ['validFrom', { ...good, validFrom: '2026-W05-1' }],
    ['links.0.url', { ...good, links: [{ label: '甲', url: 'http://shop.example.com' }] }],
    ['links.0.url', { ...good, links: [{ label: '甲', url: 'javascript:alert(1)' }] }],
    ['links.0.url', { ...good, links: [{ label: '甲', url: '//evil.example.com' }] }],
    ['links.0.url', { ...good, links: [{ label: '甲', url: 'https://shop.example.com@evil.example.com' }] }],
    ['links.0.label', { ...good, links: [{ url: '/pages/a' }] }],
    ['color', { ...good, color: 'red' }],
  ];

  it.each(cases)('names the wrong field: %s', async (field, body) => {
    const reply = await admin.post<Problem>('/admin/faqs', body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'request_invalid', errors: [{ field }] } });
  });

  it('answers 404 for what is not there', async () => {
    const edit = { ...good, version: 1 };
    const replies = await Promise.all([
      admin.get('/admin/faqs/nobody'),
      admin.put('/admin/faqs/nobody', edit),
      admin.delete('/admin/faqs/nobody'),
      admin.post('/admin/faqs/nobody/restore'),
      admin.get('/admin/faqs/nobody/versions'),
      admin.post('/admin/faqs/nobody/rollback', { version: 1 }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  });
});
