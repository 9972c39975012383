import { readSettings } from '../../src/config';
import { createApp } from '../../src/create-app';
import { ADMIN_PASSWORD, startApp } from '../support/app';
import { createBackend } from '../support/backend';
import { answerTo } from '../support/chat';
import { ModelServer } from '../support/model-server';

const PERSONAL = ['13812345678', '110101199003078515', 'lihua@example.com', '6222021234567890128'];
const SAID = '我叫李华';

/** At the most talkative level, through good requests and bad ones: enough to follow a request, nothing to hurt anybody. */
describe('logs', () => {
  it('carry request ids, and neither personal data nor secrets nor what was said', async () => {
    const [backend, model] = [await createBackend(), await ModelServer.start()];
    const lines: string[] = [];
    const environment = { ...model.environment(), LOG_LEVEL: 'trace' };
    const test = await startApp(environment, backend, { write: (line) => void lines.push(line) });
    model.script = { status: 500 };
    const customer = await test.http.guest();
    for (const value of PERSONAL) await answerTo(customer, `${SAID}，我的联系方式是${value}，请处理`);
    await customer.get(`/chat/messages?cursor=${PERSONAL[0]}`, { 'X-Request-Id': 'follow-me-12345' });
    await customer.get(`/${PERSONAL[0]}`);
    await test.http.post('/admin/auth/login', { username: PERSONAL[2], password: ADMIN_PASSWORD });
    await test.http.as('eyJ.not.a-token').get('/chat/state');
    await test.http.post('/auth/refresh', { refreshToken: customer.session.refreshToken });
    await test.http.fetch('POST', '/chat/messages', `{"text": "${PERSONAL[1]}`, { 'Content-Type': 'application/json' });
    await test.close();

    const log = lines.join('');
    expect(log).toContain('follow-me-12345');
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String) });
    for (const secret of [
      ...PERSONAL,
      SAID,
      ADMIN_PASSWORD,
      customer.session.accessToken,
      customer.session.refreshToken,
      'test-key',
    ]) {
      expect(lines.find((line) => line.includes(secret))).toBeUndefined();
    }
    await backend.drop();
    await model.close();
  });

  it('mask what a broken part complains about', async () => {
    const lines: string[] = [];
    const backend = await createBackend();
    const app = await createApp(readSettings({ ...backend.environment, NODE_ENV: 'test', LOG_LEVEL: 'info' }), {
      write: (line) => void lines.push(line),
    });
    const { Logger } = await import('@nestjs/common');
    new Logger('Test').error(new Error(`could not reach ${PERSONAL[0]}`));
    new Logger('Test').warn({ detail: `mail to ${PERSONAL[2]}`, password: 'hush' });
    await app.close();
    await backend.drop();
    const said = lines.filter((line) => line.includes('"Test"'));
    expect(said).toHaveLength(2);
    expect(said.join()).not.toMatch(new RegExp([...PERSONAL, 'hush'].join('|')));
  });
});
