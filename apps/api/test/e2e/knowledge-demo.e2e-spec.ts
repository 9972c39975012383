import type { CannedAnswer, CannedAnswerPage, DocumentSummary, MatchResult } from '@zhiyin/contracts';
import { KnowledgeService } from '../../src/modules/knowledge';
import { readDemoAnswers, readDemoDocuments } from '../../src/modules/knowledge/seed/demo-files';
import shop from '../../src/modules/knowledge/demo/shop.json';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { type Backend, createBackend } from '../support/backend';
import type { HttpClient } from '../support/http-client';

const answers = readDemoAnswers();
const documents = readDemoDocuments();
let backend: Backend;
let test: TestApp;
let admin: HttpClient;

const start = async () => {
  test = await startApp({ DEMO: 'true' }, backend);
  admin = await test.http.staff('admin', ADMIN_PASSWORD);
};
beforeAll(async () => {
  backend = await createBackend();
  await start();
});
afterAll(async () => {
  await test?.close();
  await backend?.drop();
});

describe('the demo shop', () => {
  it('is there on the first start, page by page without gaps or repeats', async () => {
    const found: CannedAnswer[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: CannedAnswerPage } = await admin.get<CannedAnswerPage>(
        `/admin/faqs?limit=30${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(body.total).toBe(answers.length);
      found.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(found.map(({ externalKey }) => externalKey)).toEqual(answers.map(({ externalKey }) => externalKey));
    for (const answer of found) expect(answer).toMatchObject({ demo: true, status: 'published', version: 1 });
    expect(test.app.get(KnowledgeService).shop()).toEqual({
      name: shop.name,
      greeting: shop.greeting,
      quickQuestions: shop.quickQuestions,
    });
  });

  it('answers every question with its own wording', () => {
    const knowledge = test.app.get(KnowledgeService);
    const wrong: string[] = [];
    for (const { externalKey, question, similarQuestions = [] } of answers) {
      for (const text of [question, ...similarQuestions]) {
        const { outcome, exact, candidates } = knowledge.match(text);
        if (outcome !== 'direct' || !exact || candidates[0]?.externalKey !== externalKey) wrong.push(text);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('leads regression questions to their answers', async () => {
    const outcomes = { direct: 0, suggest: 0, other: 0 };
    const missed: string[] = [];
    for (const { externalKey, regressionQuestions = [] } of answers) {
      for (const text of regressionQuestions) {
        const { body } = await admin.post<MatchResult>('/admin/faqs/match', { text });
        const place = body.candidates.findIndex((candidate) => candidate.externalKey === externalKey);
        if (body.outcome === 'direct' && place === 0) outcomes.direct += 1;
        else if (body.outcome !== 'direct' && place >= 0 && place < 3) outcomes.suggest += 1;
        else {
          outcomes.other += 1;
          missed.push(
            `${text}: ${body.outcome} ${body.candidates[0]?.externalKey}, expected ${externalKey} at ${place}`,
          );
        }
      }
    }
    report({ outcomes, missed });
    expect(outcomes.other).toBeLessThanOrEqual(4);
  });

  it('finds the passage for questions about the documents', () => {
    const knowledge = test.app.get(KnowledgeService);
    const titles = new Map(documents.map(({ name, title }) => [name, title]));
    const missed = shop.documentQuestions.filter(({ question, document, section }) => {
      const hits = knowledge.searchPassages(question, 3);
      return !hits.some(({ title, heading }) => title === titles.get(document) && heading === section);
    });
    report({ documentQuestions: shop.documentQuestions.length, missed });
    // 十二岁 is found under 未满 14 周岁 only by somebody who knows what it means: two misses are what words alone cost.
    expect(missed.length).toBeLessThanOrEqual(2);
  });

  it('is written once: what was archived or deleted stays so after a restart', async () => {
    const { body: page } = await admin.get<CannedAnswerPage>('/admin/faqs?limit=200');
    for (const { id } of page.items) await admin.delete(`/admin/faqs/${id}`);
    const { body: kept } = await admin.get<{ items: DocumentSummary[] }>('/admin/documents');
    expect(kept.items).toHaveLength(documents.length);
    for (const { id } of kept.items) expect((await admin.delete(`/admin/documents/${id}`)).status).toBe(204);
    await test.close();
    await start();
    expect((await admin.get<CannedAnswerPage>('/admin/faqs')).body).toMatchObject({ total: 0, items: [] });
    expect((await admin.get<{ items: DocumentSummary[] }>('/admin/documents')).body.items).toEqual([]);
    expect((await admin.post<MatchResult>('/admin/faqs/match', { text: '怎么退货' })).body.candidates).toEqual([]);
  });
});

describe('two replicas that start together', () => {
  it('write the demo shop once between them', async () => {
    const shared = await createBackend();
    const replicas = await Promise.all([startApp({ DEMO: 'true' }, shared), startApp({ DEMO: 'true' }, shared)]);
    for (const replica of replicas) {
      const staff = await replica.http.staff('admin', ADMIN_PASSWORD);
      expect((await staff.get<CannedAnswerPage>('/admin/faqs')).body.total).toBe(answers.length);
      expect((await staff.post<MatchResult>('/admin/faqs/match', { text: '怎么退货' })).body.outcome).toBe('direct');
    }
    for (const replica of replicas) await replica.close();
    await shared.drop();
  });
});

/** Figures for whoever tunes the matcher: `REPORT=1 npx jest --selectProjects e2e knowledge-demo`. */
function report(figures: object): void {
  if (process.env.REPORT) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}
