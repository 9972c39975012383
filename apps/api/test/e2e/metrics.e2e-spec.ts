import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { answerTo, ask } from '../support/chat';
import { freePort } from '../support/free-port';

const TOKEN = 'a-token-for-prometheus';
const BEARER = { Authorization: `Bearer ${TOKEN}` };
let test: TestApp;
let own: string;

beforeAll(async () => {
  const port = await freePort();
  own = `http://127.0.0.1:${port}`;
  test = await startApp({ METRICS_TOKEN: TOKEN, METRICS_PORT: String(port), HOST: '127.0.0.1' });
});
afterAll(() => test?.close());

const figures = async () => (await test.http.get<string>('//metrics', BEARER)).body;

describe('metrics', () => {
  it('are for who knows the token, on the public port and on their own', async () => {
    expect((await test.http.get('//metrics')).status).toBe(401);
    expect((await test.http.get('//metrics', { Authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await fetch(`${own}/metrics`)).status).toBe(401);
    const scraped = await fetch(`${own}/metrics`, { headers: BEARER });
    expect(scraped.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await scraped.text()).toContain('process_cpu_seconds_total');
  });

  it('have nothing else on their own port but the sign of life', async () => {
    expect((await fetch(`${own}/health/live`)).status).toBe(200);
    expect((await fetch(`${own}/api/v1/me`, { headers: BEARER })).status).toBe(404);
    expect((await fetch(`${own}/metrics`, { method: 'POST', headers: BEARER })).status).toBe(405);
  });

  it('count what moderation finds, once for each category of a text', async () => {
    const admin = await test.http.staff('admin', ADMIN_PASSWORD);
    for (const term of ['鹦鹉螺', '白鲸号'])
      await admin.post('/admin/moderation/terms', { term, category: 'ships', action: 'block' });
    await answerTo(await test.http.guest(), '鹦鹉螺和白鲸号');
    expect(await figures()).toContain(
      'zhiyin_moderation_hits_total{stage="question",category="ships",action="block"} 1\n',
    );
  });

  it('tell messages that ask the bot for an answer from those to a person', async () => {
    const admin = await test.http.staff('admin', ADMIN_PASSWORD);
    await admin.put('/admin/me/status', { status: 'online' });
    const accepted = 'zhiyin_messages_total{sender="user",source="",outcome="accepted"}';
    const customer = await test.http.guest();
    await answerTo(customer, '你好');
    const before = await figures();
    await customer.post('/chat/handoff', {});
    await ask(customer, '有人在吗');
    const after = await figures();
    expect(after).toContain('zhiyin_messages_total{sender="user",source="",outcome="without_turn"} 1\n');
    const count = (text: string) => text.split('\n').find((line) => line.startsWith(accepted));
    expect(count(after)).toBe(count(before));
  });

  it('tell the depth and the age of the queues', async () => {
    const text = await figures();
    expect(text).toContain('zhiyin_queue_depth{queue="answer-turn"} 0\n');
    expect(text).toContain('zhiyin_queue_oldest_seconds{queue="answer-turn"} 0\n');
  });
});
