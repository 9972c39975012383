import type { Message } from '@zhiyin/contracts';
import { startApp, type TestApp } from '../support/app';
import { answerTo, finalOf, streamed, textMessage, textOf } from '../support/chat';
import { ModelServer } from '../support/model-server';

/** The rungs of one turn: the same provider again, the next one, the shop's own knowledge; all in one time budget. */
describe('ladder', () => {
  let first: ModelServer;
  let second: ModelServer;
  const open: TestApp[] = [];

  beforeAll(async () => {
    [first, second] = [await ModelServer.start(), await ModelServer.start()];
  });
  afterEach(async () => {
    for (const test of open.splice(0)) await test.close();
    for (const server of [first, second]) {
      server.script = {};
      server.next.length = 0;
      server.requests.length = 0;
    }
  });
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  const providerOf = (server: ModelServer, options: object) =>
    (JSON.parse(server.environment({ ...options }).MODEL_PROVIDERS!) as object[])[0];
  async function start(options: object, servers = [first], environment: Record<string, string> = {}): Promise<TestApp> {
    const providers = servers.map((server) => providerOf(server, options));
    const test = await startApp({ MODEL_PROVIDERS: JSON.stringify(providers), ANSWER_WAIT_MS: '9000', ...environment });
    open.push(test);
    return test;
  }
  const asked = async (test: TestApp): Promise<Message> => answerTo(await test.http.guest(), '你们的窑是柴烧的吗');

  it.each([
    ['5xx', { status: 503 }],
    ['429', { status: 429 }],
    ['a connection that breaks', { cutAfter: 0 }],
  ])('asks the same provider again after %s', async (_name, fault) => {
    const test = await start({ retries: 2 });
    first.next.push(fault, fault);
    first.script = { answer: '是柴烧。' };
    const answer = await asked(test);
    expect(answer).toMatchObject({ source: 'model', text: '是柴烧。' });
    expect(answer.degradedReason).toBeUndefined();
    expect(first.requests).toHaveLength(3);
  });

  it('gives up after its retries, with the true reason, and does not retry what would fail again', async () => {
    const test = await start({ retries: 1 });
    first.script = { status: 503 };
    expect(await asked(test)).toMatchObject({ source: 'menu', degradedReason: 'model_error' });
    expect(first.requests).toHaveLength(2);
    first.script = { status: 400 };
    expect(await asked(test)).toMatchObject({ degradedReason: 'model_error' });
    expect(first.requests).toHaveLength(3);
  });

  it('waits as long as the provider asks', async () => {
    const test = await start({ retries: 1 });
    first.next.push({ status: 429, retryAfter: 1 });
    const startedAt = Date.now();
    expect(await asked(test)).toMatchObject({ source: 'model' });
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1_000);
  });

  it('does not wait beyond the budget of the turn', async () => {
    const test = await start({ retries: 3 }, [first], { ANSWER_BUDGET_MS: '2000' });
    first.script = { status: 429, retryAfter: 30 };
    expect(await asked(test)).toMatchObject({ degradedReason: 'model_rate_limited' });
    expect(first.requests).toHaveLength(1);
  });

  it('goes on to the next provider, and nothing of the first one hides its answer', async () => {
    const test = await start({}, [first, second]);
    // The reasoning of the first provider is never closed: what checks its text must not go on to the second one's.
    first.script = { answer: '<think>顾客想知道窑的情况', pieceLength: 3, cutAfter: 3 };
    second.script = { answer: '是柴烧的窑。' };
    const events = await streamed(await test.http.guest(), textMessage('你们的窑是柴烧的吗'));
    expect(finalOf(events)).toMatchObject({ source: 'model', text: '是柴烧的窑。' });
    expect(textOf(events)).toBe('是柴烧的窑。');
  });

  it('never starts again once a word was shown', async () => {
    const test = await start({ retries: 3 }, [first, second]);
    first.script = { answer: '是柴烧的窑，一年烧四次。', cutAfter: 2, tokenDelayMs: 60 };
    expect(await asked(test)).toMatchObject({ source: 'model', degradedReason: 'model_cut_off' });
    expect([first.requests.length, second.requests.length]).toEqual([1, 0]);
  });

  it('stays away from a provider that is down, probes it once, and comes back', async () => {
    const test = await start({ breakerFailures: 3, breakerOpenMs: 700 });
    const breaker = async () => {
      const { body } = await test.http.get<string>('//metrics');
      return Number(/^zhiyin_model_breaker_state\{provider="scripted@0"\} (\d)/m.exec(body)?.[1]);
    };
    expect(await breaker()).toBe(0);
    first.script = { status: 500 };
    for (let count = 0; count < 3; count += 1) expect((await asked(test)).degradedReason).toBe('model_error');
    expect(await breaker()).toBe(2);
    expect((await asked(test)).degradedReason).toBe('model_breaker_open');
    expect(first.requests).toHaveLength(3);

    await new Promise((resolve) => setTimeout(resolve, 750));
    expect((await asked(test)).degradedReason).toBe('model_error'); // the probe fails
    expect((await asked(test)).degradedReason).toBe('model_breaker_open');
    expect(first.requests).toHaveLength(4);

    await new Promise((resolve) => setTimeout(resolve, 750));
    first.script = { answer: '是柴烧。', firstTokenDelayMs: 300 };
    const together = await Promise.all([asked(test), asked(test), asked(test)]);
    expect(together.map(({ source }) => source).sort()).toEqual(['menu', 'menu', 'model']);
    expect(first.requests).toHaveLength(5);
    expect(await breaker()).toBe(0);
    expect(await asked(test)).toMatchObject({ source: 'model' });
  });

  it('takes the next provider at once while the first one is shut off', async () => {
    const test = await start({ breakerFailures: 1, breakerOpenMs: 60_000 }, [first, second]);
    first.script = { status: 500 };
    second.script = { answer: '第二个模型的回答。' };
    for (let count = 0; count < 3; count += 1)
      expect(await asked(test)).toMatchObject({ source: 'model', text: '第二个模型的回答。' });
    expect(first.requests).toHaveLength(1);
  });
});
