import type { CannedAnswer, MatchResult } from '@zhiyin/contracts';
import { KnowledgeService } from '../../src/modules/knowledge';
import { KnowledgeNotices } from '../../src/modules/knowledge/serving/knowledge-notices.service';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { type Backend, createBackend } from '../support/backend';
import type { HttpClient } from '../support/http-client';

let backend: Backend;
let here: TestApp;
let there: TestApp;
let admin: HttpClient;

beforeAll(async () => {
  backend = await createBackend();
  here = await startApp({}, backend);
  there = await startApp({}, backend);
  admin = await here.http.staff('admin', ADMIN_PASSWORD);
});
afterAll(async () => {
  await here?.close();
  await there?.close();
  await backend?.drop();
});

const QUESTION = '门店几点打烊';
const toldThere = () => there.app.get(KnowledgeService).match(QUESTION).exactEntry?.answer;

describe('a second replica', () => {
  let made: CannedAnswer;

  it('finds by its regular check what no notice told it', async () => {
    ({ body: made } = await admin.post<CannedAnswer>('/admin/faqs', { question: QUESTION, answer: '九点。' }));
    await there.app.get(KnowledgeNotices).check();
    expect(toldThere()).toBe('九点。');
    await admin.delete(`/admin/faqs/${made.id}`);
    await admin.post('/admin/documents', { title: '营业时间', format: 'txt', content: '周末门店十点打烊。' });
    await there.app.get(KnowledgeNotices).check();
    expect(toldThere()).toBeUndefined();
    expect(there.app.get(KnowledgeService).searchPassages('周末几点打烊', 1)).toMatchObject([{ title: '营业时间' }]);
  });

  // Without a shared store there is nothing that could carry a notice.
  it('is told of every edit', async () => {
    // The regular check comes every 5 s: it cannot be what carries two edits in a row within 4 s each.
    await admin.post(`/admin/faqs/${made.id}/restore`);
    let { version } = (await admin.get<CannedAnswer>(`/admin/faqs/${made.id}`)).body;
    for (const answer of ['十点。', '十一点。', '十二点。']) {
      const begun = Date.now();
      ({ version } = (
        await admin.put<CannedAnswer>(`/admin/faqs/${made.id}`, { version, question: QUESTION, answer })
      ).body);
      while (toldThere() !== answer && Date.now() - begun < 4_000) await new Promise((done) => setTimeout(done, 5));
      expect(toldThere()).toBe(answer);
      if (process.env.REPORT) process.stdout.write(`told after ${Date.now() - begun} ms\n`);
    }
    const staff = await there.http.staff('admin', ADMIN_PASSWORD);
    expect((await staff.post<MatchResult>('/admin/faqs/match', { text: QUESTION })).body.exact).toBe(true);
  });
});

describe('a shop that closes', () => {
  it('writes the hits it still holds', async () => {
    const own = await createBackend();
    const first = await startApp({}, own);
    const staff = await first.http.staff('admin', ADMIN_PASSWORD);
    const body = { question: QUESTION, answer: '九点。' };
    const { id } = (await staff.post<CannedAnswer>('/admin/faqs', body)).body;
    for (let hit = 0; hit < 5; hit += 1) first.app.get(KnowledgeService).recordHit(id);
    await first.close();

    const second = await startApp({}, own);
    const { body: kept } = await (
      await second.http.staff('admin', ADMIN_PASSWORD)
    ).get<CannedAnswer>(`/admin/faqs/${id}`);
    expect(kept).toMatchObject({ hits: 5, version: 1 });
    await second.close();
    await own.drop();
  });
});
