import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readSettings } from '../../src/config';
import { createWorker } from '../../src/create-worker';
import { ADMIN_PASSWORD, startApp } from '../support/app';
import { createBackend } from '../support/backend';
import { ask, timelineOf, until } from '../support/chat';
import { ModelServer } from '../support/model-server';

const QUESTION = '你们的窑一次能烧多少件';

const statesOf = async (worker: INestApplicationContext) =>
  (await worker.get(DataSource).query<{ state: string }[]>('SELECT state FROM turns')).map(({ state }) => state);

describe('worker', () => {
  // Without a database and a queue of their own there is nothing that two processes could share.
  it('answers what a stopped server left open', async () => {
    const [backend, model] = [await createBackend(), await ModelServer.start()];
    const patient = model.environment({ firstTokenTimeoutMs: 60_000, timeoutMs: 60_000 });
    const server = await startApp({ ...patient, ANSWER_WAIT_MS: '50', ANSWER_BUDGET_MS: '60000' }, backend);
    model.script = { hang: true };
    const customer = await server.http.guest();
    const { body } = await ask(customer, QUESTION);
    expect(body.answer).toBeNull();
    await server.close();

    model.script = { answer: '一次约两百件。' };
    const environment = { NODE_ENV: 'test', LOG_LEVEL: 'fatal', DEMO: 'false', ADMIN_PASSWORD };
    const worker = await createWorker(readSettings({ ...environment, ...backend.environment, ...patient }));
    try {
      await until(async () => (await statesOf(worker)).every((state) => state === 'answered'));
    } finally {
      await worker.close();
    }
    const asked = model.requests.length;

    const again = await startApp(patient, backend);
    try {
      expect(await timelineOf(again.http.as(customer.session.accessToken))).toMatchObject([
        { id: body.message.id },
        { text: '一次约两百件。', source: 'model', replyTo: body.message.id },
      ]);
      expect(model.requests).toHaveLength(asked);
    } finally {
      await again.close();
      await backend.drop();
      await model.close();
    }
  });

  it('refuses to run where it would share nothing with the server, and says what is missing', async () => {
    const settings = readSettings({ NODE_ENV: 'test', DEMO: 'false' });
    await expect(createWorker(settings)).rejects.toThrow(/DATABASE_URL: is required[^]*REDIS_URL: is required/);
  });
});
