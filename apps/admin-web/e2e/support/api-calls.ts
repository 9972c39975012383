import { randomUUID } from 'node:crypto';
import type { CannedAnswer, CustomerSession, Role, SendMessageResponse, StaffSession } from '@zhiyin/contracts';
import { ADMIN } from '../../../../tools/running-server';

/** The API as other people use it while the console is open. */
export function apiOf(url: string) {
  async function call<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }
  const adminToken = async () => (await call<StaffSession>('POST', '/admin/auth/login', undefined, ADMIN)).accessToken;

  return {
    /** Another member of staff; the password is long enough for the rules. */
    async makeStaff(username: string, role: Role): Promise<{ username: string; password: string }> {
      const account = { username, password: `${username}-mountain-7`, displayName: username, role };
      await call('POST', '/admin/staff', await adminToken(), account);
      return account;
    },

    async findAnswer(q: string): Promise<CannedAnswer> {
      const path = `/admin/faqs?q=${encodeURIComponent(q)}&limit=1`;
      const page = await call<{ items: CannedAnswer[] }>('GET', path, await adminToken());
      if (!page.items[0]) throw new Error(`No canned answer about ${q}`);
      return page.items[0];
    },

    /** A colleague saves this entry, unchanged but as a new version. */
    async touchAnswer({ id, question, answer, similarQuestions, version }: CannedAnswer, added: string): Promise<void> {
      const update = { question, answer: answer + added, similarQuestions, version };
      await call('PUT', `/admin/faqs/${id}`, await adminToken(), update);
    },

    /** A new customer says these things, one after the other. */
    async ask(...texts: string[]): Promise<SendMessageResponse[]> {
      const { accessToken } = await call<CustomerSession>('POST', '/auth/guest', undefined, {});
      const answers: SendMessageResponse[] = [];
      for (const text of texts) {
        const message = { clientMessageId: randomUUID(), kind: 'text', text };
        answers.push(await call<SendMessageResponse>('POST', '/chat/messages', accessToken, message));
      }
      return answers;
    },
  };
}
