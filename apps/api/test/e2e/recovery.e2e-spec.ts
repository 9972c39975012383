import { startApp } from '../support/app';
import { createBackend } from '../support/backend';
import { ask, timelineOf, waitForAnswer } from '../support/chat';
import { ModelServer } from '../support/model-server';

/** What was acknowledged is answered, whatever happens to the process. */
describe('recovery', () => {
  it('finishes or marks running answers when the process is asked to stop', async () => {
    const [backend, model] = [await createBackend(), await ModelServer.start()];
    const patient = model.environment({ firstTokenTimeoutMs: 10_000, timeoutMs: 20_000 });
    const first = await startApp({ ...patient, ANSWER_WAIT_MS: '50' }, backend);
    model.script = { answer: '正在写的回答。', firstTokenDelayMs: 800 };
    const customer = await first.http.guest();
    const { status, body } = await ask(customer, '你们的窑一次能烧多少件');
    expect(status).toBe(202);
    await first.close();

    const second = await startApp(patient, backend);
    try {
      const timeline = await timelineOf(second.http.as(customer.session.accessToken));
      expect(timeline).toMatchObject([{ id: body.message.id }, { text: '正在写的回答。', replyTo: body.message.id }]);
    } finally {
      await second.close();
      await backend.drop();
      await model.close();
    }
  });

  it('answers at the next start what a crash left open', async () => {
    const [backend, model] = [await createBackend(), await ModelServer.start()];
    const patient = model.environment({ firstTokenTimeoutMs: 60_000, timeoutMs: 60_000 });
    const first = await startApp({ ...patient, ANSWER_WAIT_MS: '50', ANSWER_BUDGET_MS: '60000' }, backend);
    model.script = { hang: true };
    const customer = await first.http.guest();
    const { body } = await ask(customer, '你们的窑一次能烧多少件');
    // The process is stopped while the model is silent: nothing was shown, so the turn is left for the next one.
    await first.close();

    model.script = { answer: '一次约两百件。' };
    const second = await startApp(patient, backend);
    try {
      const again = second.http.as(customer.session.accessToken);
      const answer = await waitForAnswer(again, body.message);
      expect(answer).toMatchObject({ text: '一次约两百件。', source: 'model' });
      expect(await timelineOf(again)).toHaveLength(2);
    } finally {
      await second.close();
      await backend.drop();
      await model.close();
    }
  });
});
