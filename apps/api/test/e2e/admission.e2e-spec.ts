import { randomUUID } from 'node:crypto';
import type { ChatState, LiveEvent } from '@zhiyin/contracts';
import { startApp, type TestApp } from '../support/app';
import { type Backend, createBackend } from '../support/backend';
import { answerTo, ask, finalOf, streamed, textMessage, timelineOf, until, waitForAnswer } from '../support/chat';
import { type ChatRequest, ModelServer } from '../support/model-server';

/** More customers than the model has slots for: they wait in order, see their place, and everybody is answered. */
describe('admission', () => {
  let backend: Backend;
  let model: ModelServer;
  let running = 0;
  let most = 0;
  const open: TestApp[] = [];

  beforeAll(async () => {
    [backend, model] = [await createBackend(), await ModelServer.start()];
  });
  afterEach(async () => {
    for (const test of open.splice(0)) await test.close();
    model.script = {};
    model.requests.length = 0;
    [running, most] = [0, 0];
  });
  afterAll(async () => {
    await model.close();
    await backend.drop();
  });

  async function start(options: object, environment: Record<string, string> = {}): Promise<TestApp> {
    const patient = { firstTokenTimeoutMs: 20_000, timeoutMs: 20_000, ...options };
    const test = await startApp({ ...model.environment(patient), ANSWER_WAIT_MS: '100', ...environment }, backend);
    open.push(test);
    return test;
  }
  /** Answers after `ms`, and counts how many are at it. */
  const slowly = (ms: number) => ({
    firstTokenDelayMs: ms,
    answer: () => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => (running -= 1), ms);
      return '窑温一千三百度。';
    },
  });
  const asked = ({ messages }: ChatRequest) => messages.at(-1)!.content;
  const question = (index: number) => `第${index}号窑的温度是多少呀`;

  it('never calls more than the provider bears, over all replicas, and answers everybody in order', async () => {
    const replicas = [await start({ maxConcurrency: 2 })];
    if (backend.environment.REDIS_URL) replicas.push(await start({ maxConcurrency: 2 }));
    model.script = slowly(150);
    const customers = await Promise.all(Array.from({ length: 12 }, () => replicas[0]!.http.guest()));
    const questions = [];
    for (const [index, customer] of customers.entries()) {
      const http = replicas[index % replicas.length]!.http.as(customer.session.accessToken);
      questions.push((await ask(http, question(index))).body.message);
    }
    for (const [index, customer] of customers.entries())
      expect(await waitForAnswer(customer, questions[index]!)).toMatchObject({ source: 'model' });
    expect(most).toBe(2);
    const order = model.requests.map((request) => Number(/第(\d+)号/.exec(asked(request))![1]));
    expect(order).toHaveLength(12);
    // Two slots: neighbours may swap, nobody overtakes more than one.
    order.forEach((index, position) => expect(Math.abs(index - position)).toBeLessThanOrEqual(1));
  });

  it('tells the customer the place in the line: as events, with the 202, and in the state', async () => {
    const test = await start({ maxConcurrency: 1 });
    model.script = { answer: '窑温一千三百度。', firstTokenDelayMs: 1_200 };
    const [first, second, third] = await Promise.all([test.http.guest(), test.http.guest(), test.http.guest()]);
    void ask(first!, question(1));
    await until(() => model.requests.length === 1);
    const { status, body } = await ask(second!, question(2));
    expect(status).toBe(202);
    expect(body.queue).toEqual({ position: 1, waitSeconds: expect.any(Number) });
    const events: LiveEvent[] = [];
    const streaming = streamed(third!, textMessage(question(3)), (event) => events.push(event));
    await until(() => events.some(({ event }) => event === 'queue'));
    const { body: state } = await third!.get<ChatState>('/chat/state');
    expect(state.queue).toEqual({ position: 2, waitSeconds: expect.any(Number) });
    expect(finalOf(await streaming)).toMatchObject({ source: 'model' });
    const positions = events.flatMap((event) => (event.event === 'queue' ? [event.data.position] : []));
    expect(new Set(positions)).toEqual(new Set([2, 1]));
    expect((await third!.get<ChatState>('/chat/state')).body.queue).toBeNull();
  });

  it('answers from the lower rungs at once beyond the bound', async () => {
    const test = await start({ maxConcurrency: 1 }, { MODEL_QUEUE_LIMIT: '2', ANSWER_WAIT_MS: '5000' });
    model.script = { hang: true };
    const busy = await Promise.all(Array.from({ length: 3 }, () => test.http.guest()));
    const sent = busy.map((customer, index) => ask(customer, question(index)));
    await until(async () => {
      const states = await Promise.all(busy.map((customer) => customer.get<ChatState>('/chat/state')));
      return states.filter(({ body }) => body.queue !== null).length === 2;
    });
    const answer = await answerTo(await test.http.guest(), question(4));
    expect(answer).toMatchObject({ source: 'menu', degradedReason: 'model_busy' });
    for (const customer of busy) await customer.post(`/chat/answers/${randomUUID()}/stop`);
    for (const { body } of await Promise.all(sent)) expect(body.answer?.data?.interrupted).toBe(true);
  });

  it('gives up waiting at the end of the budget, and says why', async () => {
    const test = await start({ maxConcurrency: 1 }, { ANSWER_BUDGET_MS: '900', ANSWER_WAIT_MS: '5000' });
    model.script = { hang: true };
    const [first, second] = await Promise.all([test.http.guest(), test.http.guest()]);
    const answers = await Promise.all([answerTo(first!, question(1)), answerTo(second!, question(2))]);
    expect(answers.map(({ degradedReason }) => degradedReason).sort()).toEqual(['model_busy', 'model_timeout']);
  });

  it('keeps the rate of the provider', async () => {
    const test = await start({ maxConcurrency: 8, qps: 3 }, { ANSWER_WAIT_MS: '9000' });
    const at: number[] = [];
    model.script = {
      answer: () => {
        at.push(Date.now());
        return '好的。';
      },
    };
    const customers = await Promise.all(Array.from({ length: 7 }, () => test.http.guest()));
    await Promise.all(customers.map((customer, index) => answerTo(customer, question(index))));
    expect(at).toHaveLength(7);
    // The fourth after the first one waits for the window to pass; the network may shorten what the server sees.
    for (let index = 3; index < at.length; index += 1) expect(at[index]! - at[index - 3]!).toBeGreaterThanOrEqual(850);
  });

  it('gives the slots of a process that died to others', async () => {
    const test = await start({ maxConcurrency: 1 });
    model.script = { hang: true };
    const [first, second] = await Promise.all([test.http.guest(), test.http.guest()]);
    const { body } = await ask(first!, question(1));
    await until(() => model.requests.length === 1);
    const waiting = await ask(second!, question(2));
    // Closing stands for dying here: the leases of a killed process run out (see the contract of rooms).
    await test.close();
    open.length = 0;
    model.script = { answer: '窑温一千三百度。' };
    const again = await start({ maxConcurrency: 1 });
    for (const [customer, sent] of [
      [first, body],
      [second, waiting.body],
    ] as const) {
      const back = again.http.as(customer!.session.accessToken);
      expect(await waitForAnswer(back, sent.message)).toMatchObject({ source: 'model' });
      expect(await timelineOf(back)).toHaveLength(2);
    }
  });
});
