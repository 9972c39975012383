import type { ModerationResult, Term } from '@zhiyin/contracts';
import { ModerationService } from '../../src/modules/moderation';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { type Backend, createBackend } from '../support/backend';
import type { HttpClient } from '../support/http-client';

let backend: Backend;
let here: TestApp;
let there: TestApp;
let admin: HttpClient;

beforeAll(async () => {
  backend = await createBackend();
  // Together, as replicas do: only one of them seeds the lexicon.
  [here, there] = await Promise.all([startApp({}, backend), startApp({}, backend)]);
  admin = await here.http.staff('admin', ADMIN_PASSWORD);
});
afterAll(async () => {
  await here?.close();
  await there?.close();
  await backend?.drop();
});

const sees = (text: string) => there.app.get(ModerationService).check(text).verdict;
const until = async (condition: () => boolean, ms: number) => {
  const begun = Date.now();
  while (!condition() && Date.now() - begun < ms) await new Promise((done) => setTimeout(done, 5));
  if (process.env.REPORT) process.stdout.write(`after ${Date.now() - begun} ms\n`);
};

describe('a second replica', () => {
  it('has the same starter lexicon', () => expect(sees('代开发票')).toBe('block'));

  it('finds by its regular look what no notice told it', async () => {
    const { body } = await admin.post<Term>('/admin/moderation/terms', {
      term: '海狼号',
      category: 'test',
      action: 'block',
    });
    await until(() => sees('海狼号') === 'block', 10_000);
    expect(sees('海狼号')).toBe('block');
    await admin.delete(`/admin/moderation/terms/${body.id}`);
    await until(() => sees('海狼号') === 'pass', 10_000);
    expect(sees('海狼号')).toBe('pass');
  });

  // Without a shared store there is nothing that could carry a notice.
  it('is told of every edit within a second', async () => {
    const { body } = await admin.post<Term>('/admin/moderation/terms', {
      term: '白鲸号',
      category: 'test',
      action: 'flag',
    });
    for (const action of ['block', 'mask', 'flag', 'block'] as const) {
      await admin.put(`/admin/moderation/terms/${body.id}`, { term: '白鲸号', category: 'test', action });
      // The regular look comes every 3 s: it cannot be what carries four edits in a row within 1 s each.
      await until(() => sees('白鲸号') === action, 1_000);
      expect(sees('白鲸号')).toBe(action);
    }
    const staff = await there.http.staff('admin', ADMIN_PASSWORD);
    const { body: result } = await staff.post<ModerationResult>('/admin/moderation/check', { text: '白 鲸 号' });
    expect(result.verdict).toBe('block');
  });
});

describe('after a restart', () => {
  it('a starter term that was deleted stays deleted', async () => {
    const { body } = await admin.get<{ items: Term[] }>(`/admin/moderation/terms?q=${encodeURIComponent('裸聊群')}`);
    await admin.delete(`/admin/moderation/terms/${body.items[0]!.id}`);
    const again = await startApp({}, backend);
    const terms = await (
      await again.http.staff('admin', ADMIN_PASSWORD)
    ).get<{ items: Term[] }>(`/admin/moderation/terms?q=${encodeURIComponent('裸聊')}`);
    await again.close();
    expect(terms.body.items.map(({ term }) => term)).toEqual(['裸聊']);
  });
});
