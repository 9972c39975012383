import type { SendMessageResponse } from '@zhiyin/contracts';
import { startApp, type TestApp } from '../support/app';
import { type Backend, createBackend } from '../support/backend';
import { textMessage, timelineOf, waitForAnswer } from '../support/chat';
import { ModelServer } from '../support/model-server';

const SENDS = 100;

/** A client on a bad network sends until it hears something; the shop must not notice. */
describe('exactly once', () => {
  let backend: Backend;
  let model: ModelServer;
  let replicas: TestApp[];

  const environment = () => ({
    ...model.environment({ firstTokenTimeoutMs: 20_000, timeoutMs: 20_000 }),
    ANSWER_WAIT_MS: '2000',
  });

  beforeAll(async () => {
    [backend, model] = [await createBackend(), await ModelServer.start()];
    // SQLite serves one process.
    const count = backend.environment.DATABASE_URL ? 3 : 1;
    replicas = [];
    while (replicas.length < count) replicas.push(await startApp(environment(), backend));
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.close();
    await model.close();
    await backend.drop();
  });

  it('is one row, one model call and one answer, though a replica is restarted in the middle', async () => {
    const { session } = await replicas[0]!.http.guest();
    model.script = { answer: '一次能烧两百件。', firstTokenDelayMs: 600, tokenDelayMs: 100 };
    const message = textMessage('你们的窑一次能烧多少件');
    /** Until it is acknowledged, each time at the replica that stands there now. */
    const send = async (index: number): Promise<SendMessageResponse> => {
      for (let attempt = 0; attempt < 400; attempt += 1) {
        const replica = replicas[(index + attempt) % replicas.length]!;
        const reply = await replica.http
          .as(session.accessToken)
          .post<SendMessageResponse>('/chat/messages', message)
          .catch(() => undefined);
        if (reply && (reply.status === 201 || reply.status === 202)) return reply.body;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('never acknowledged');
    };
    const restart = async () => {
      while (model.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      const last = replicas.length - 1;
      await replicas[last]!.close();
      replicas[last] = await startApp(environment(), backend);
    };
    const [bodies] = await Promise.all([
      Promise.all(Array.from({ length: SENDS }, (_, index) => send(index))),
      restart(),
    ]);

    expect(bodies).toHaveLength(SENDS);
    expect(new Set(bodies.map(({ message: { id } }) => id)).size).toBe(1);
    const customer = replicas[0]!.http.as(session.accessToken);
    const answer = await waitForAnswer(customer, bodies[0]!.message);
    expect(answer).toMatchObject({ source: 'model', text: '一次能烧两百件。' });
    for (const body of bodies) if (body.answer) expect(body.answer.id).toBe(answer.id);
    expect(await timelineOf(customer)).toMatchObject([
      { sender: 'user', seq: 1 },
      { id: answer.id, seq: 2 },
    ]);
    expect(model.requests).toHaveLength(1);
    expect((await send(1)).answer?.id).toBe(answer.id);
  });
});
