import type { DocumentPassage, DocumentSummary, Problem } from '@zhiyin/contracts';
import { KnowledgeService } from '../../src/modules/knowledge';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http-client';

let test: TestApp;
let admin: HttpClient;

beforeAll(async () => {
  test = await startApp();
  admin = await test.http.staff('admin', ADMIN_PASSWORD);
});
afterAll(() => test?.close());

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const MARKDOWN = `# 以旧换新办法

旧家具可以抵扣货款。

## 1 抵扣标准

实木书架每个抵扣 120 元，板材书架每个抵扣 40 元。

## 2 上门回收

### 2.1 预约

提前两天在小程序里预约，师傅上午或下午到。
`;
const upload = (content: string, title = '以旧换新办法', format = 'md') =>
  admin.post<DocumentSummary>('/admin/documents', { title, format, content });
const search = (text: string) => test.app.get(KnowledgeService).searchPassages(text, 3);
const passagesOf = async (id: string, query = '') =>
  (await admin.get<Page<DocumentPassage>>(`/admin/documents/${id}/passages${query}`)).body;

describe('documents', () => {
  it('become passages under their headings, found at once and replaced under the same title', async () => {
    const first = await upload(MARKDOWN);
    expect(first).toMatchObject({ status: 201, body: { version: 1, passages: 3, demo: false, format: 'md' } });
    const { items } = await passagesOf(first.body.id);
    expect(items.map(({ heading, position }) => [position, heading])).toEqual([
      [0, ''],
      [1, '1 抵扣标准'],
      [2, '2 上门回收 › 2.1 预约'],
    ]);
    expect(search('实木书架能抵多少钱')[0]).toMatchObject({
      id: items[1]!.id,
      documentId: first.body.id,
      version: 1,
      title: '以旧换新办法',
      heading: '1 抵扣标准',
      text: expect.stringContaining('120 元'),
      score: expect.any(Number),
    });

    const second = await upload(MARKDOWN.replace('120', '150'));
    expect(second.body).toMatchObject({ id: first.body.id, version: 2, passages: 3 });
    expect(search('实木书架能抵多少钱')[0]).toMatchObject({ version: 2, text: expect.stringContaining('150 元') });
    expect((await passagesOf(first.body.id)).items).toHaveLength(3);

    expect((await admin.delete(`/admin/documents/${first.body.id}`)).status).toBe(204);
    expect(search('实木书架能抵多少钱')).toEqual([]);
    expect((await admin.delete(`/admin/documents/${first.body.id}`)).status).toBe(404);
    expect((await admin.get(`/admin/documents/${first.body.id}/passages`)).status).toBe(404);
  });

  it('are listed newest first, page by page, and so are passages in their order', async () => {
    const text = (n: number) => `第 ${n} 段讲的是安装服务的细节，`.repeat(12);
    const long = Array.from({ length: 5 }, (_, n) => text(n)).join('\n\n');
    for (const title of ['甲', '乙', '丙']) await upload(long, title, 'txt');
    const pageOne = (await admin.get<Page<DocumentSummary>>('/admin/documents?limit=2')).body;
    const pageTwo = (await admin.get<Page<DocumentSummary>>(`/admin/documents?limit=2&cursor=${pageOne.nextCursor}`))
      .body;
    expect([...pageOne.items, ...pageTwo.items].map(({ title, passages }) => [title, passages])).toEqual([
      ['丙', 5],
      ['乙', 5],
      ['甲', 5],
    ]);
    expect(pageTwo.nextCursor).toBeNull();

    const id = pageOne.items[0]!.id;
    const start = await passagesOf(id, '?limit=3');
    const rest = await passagesOf(id, `?limit=3&cursor=${start.nextCursor}`);
    expect([...start.items, ...rest.items].map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    expect(rest.nextCursor).toBeNull();
  });

  it('are refused without text, in an unknown format and without a title', async () => {
    const empty = await admin.post<Problem>('/admin/documents', { title: '空', format: 'md', content: '# 只有标题' });
    expect(empty).toMatchObject({ status: 400, body: { errors: [{ field: 'content', code: 'no_text' }] } });
    const bodies = [
      { title: '空', format: 'exe', content: '正文' },
      { title: '', format: 'md', content: '正文' },
    ];
    for (const body of bodies) expect((await admin.post('/admin/documents', body)).status).toBe(400);
  });
});
