import type { BulkResult, Problem } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';

/** A large body is read for who may send it, and for nobody else. */
describe('large uploads', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  const items = Array.from({ length: 600 }, (_, index) => ({
    externalKey: `large-${index}`,
    question: `第 ${index} 个问题`,
    answer: '很长的答案。'.repeat(600),
  }));

  it('takes 6 MB from a manager', async () => {
    const admin = await test.http.staff('admin', ADMIN_PASSWORD);
    const { status, body } = await admin.post<BulkResult>('/admin/faqs/bulk', { items });
    expect([status, body.created, body.errors]).toEqual([200, 600, []]);
  });

  it('refuses it unread from anybody without a token', async () => {
    const { status, body } = await test.http.post<Problem>('/admin/faqs/bulk', { items });
    expect([status, body.code]).toEqual([401, 'token_missing']);
  });

  it('refuses it everywhere else', async () => {
    const customer = await test.http.guest();
    const { status, body } = await customer.post<Problem>('/chat/messages', { items });
    expect([status, body.code]).toEqual([413, 'too_large']);
  });
});
