import type { ConversationDetail, LiveEvent, Message } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { ask, finalOf, streamed, textMessage, timelineOf, until } from '../support/chat';
import type { HttpClient } from '../support/http-client';
import { ModelServer } from '../support/model-server';

/** People write in bursts; one answer serves what was said before its first word, the rest is answered next. */
describe('burst', () => {
  let model: ModelServer;
  let test: TestApp;

  beforeAll(async () => {
    model = await ModelServer.start();
    test = await startApp({
      ...model.environment({ firstTokenTimeoutMs: 20_000, timeoutMs: 20_000 }),
      ANSWER_WAIT_MS: '15000',
    });
  });
  afterAll(async () => {
    await test.close();
    await model.close();
  });
  beforeEach(() => {
    model.script = {};
    model.next.length = 0;
    model.requests.length = 0;
  });

  const FIRST = '我上周买的茶壶盖子裂了';
  const SECOND = '能只换一个盖子吗';
  const asking = (count: number) => until(() => model.requests.length === count);
  const timelineFacts = (timeline: Message[]) => timeline.map(({ sender, text }) => `${sender}: ${text}`);

  it('answers both messages once, and says so to both senders and in the timeline', async () => {
    const customer = await test.http.guest();
    model.next.push({ hang: true });
    model.script = { answer: '可以单独换盖子。' };
    const first = ask(customer, FIRST);
    await asking(1);
    const second = ask(customer, SECOND);
    const [{ body: one }, { body: two }] = await Promise.all([first, second]);
    expect(two.answer).toMatchObject({ text: '可以单独换盖子。', replyTo: two.message.id, source: 'model' });
    expect(two.answer?.data?.answers).toEqual([one.message.id, two.message.id]);
    expect(one.answer?.id).toBe(two.answer?.id);
    expect(model.requests).toHaveLength(2);
    expect(model.requests[1]!.messages.at(-1)!.content).toBe(`${FIRST}\n${SECOND}`);
    expect(timelineFacts(await timelineOf(customer))).toEqual([
      `user: ${FIRST}`,
      `user: ${SECOND}`,
      'bot: 可以单独换盖子。',
    ]);
    const admin = await test.http.staff('admin', ADMIN_PASSWORD);
    const { body } = await admin.get<ConversationDetail>(`/admin/conversations/${two.conversation.id}`);
    expect(body.turns.map(({ answerId }) => answerId)).toEqual([two.answer?.id, two.answer?.id]);
  });

  it('gives the same answer to the first message sent again, and to its stream', async () => {
    const customer = await test.http.guest();
    model.next.push({ hang: true });
    const message = textMessage(FIRST);
    const streaming = streamed(customer, message);
    await asking(1);
    const { body } = await ask(customer, SECOND);
    expect(finalOf(await streaming)?.id).toBe(body.answer?.id);
    const again = await customer.post<{ answer: Message }>('/chat/messages', message);
    expect(again.body.answer.id).toBe(body.answer?.id);
    expect(finalOf(await streamed(customer, message))?.id).toBe(body.answer?.id);
    expect(model.requests).toHaveLength(2);
  });

  it('joins as many as come, and a greeting between them is no question', async () => {
    const customer = await test.http.guest();
    model.next.push({ hang: true }, { hang: true }, { hang: true });
    const texts = [FIRST, SECOND, '在吗', '盖子多少钱一个'];
    const replies = [];
    for (const [index, text] of texts.entries()) {
      replies.push(ask(customer, text));
      await asking(index + 1);
    }
    const answers = (await Promise.all(replies)).map(({ body }) => body.answer);
    expect(new Set(answers.map((answer) => answer?.id)).size).toBe(1);
    expect(answers[0]?.data?.answers).toHaveLength(4);
    const prompt = model.requests.at(-1)!.messages.at(-1)!.content;
    expect(prompt.split('\n')).toEqual([FIRST, SECOND, '盖子多少钱一个']);
  });

  it('answers next, in order, what comes after the first visible word', async () => {
    const customer = await test.http.guest();
    model.next.push({ answer: '抱歉给您添麻烦了，我帮您看看。', tokenDelayMs: 120 });
    model.script = { answer: '可以单独换盖子。' };
    let later: ReturnType<typeof ask> | undefined;
    const events = await streamed(customer, textMessage(FIRST), (event: LiveEvent) => {
      if (event.event === 'answer.delta') later ??= ask(customer, SECOND);
    });
    expect(finalOf(events)?.text).toBe('抱歉给您添麻烦了，我帮您看看。');
    expect((await later!).body.answer).toMatchObject({ text: '可以单独换盖子。' });
    expect((await later!).body.answer?.data?.answers).toBeUndefined();
    const order = (await timelineOf(customer)).filter(({ sender }) => sender === 'bot').map(({ text }) => text);
    expect(order).toEqual(['抱歉给您添麻烦了，我帮您看看。', '可以单独换盖子。']);
  });

  it('leaves both to the person who takes over, and to the customer who stops', async () => {
    const admin: HttpClient = await test.http.staff('admin', ADMIN_PASSWORD);
    for (const [move, last] of [
      ['claim', 'system notice'],
      ['stop', 'bot text'],
    ]) {
      const customer = await test.http.guest();
      model.requests.length = 0;
      model.script = { hang: true };
      const first = ask(customer, FIRST);
      await asking(1);
      const second = ask(customer, SECOND);
      await asking(2);
      const [question] = await timelineOf(customer);
      if (move === 'claim')
        await admin.post(`/admin/conversations/${question!.conversationId}/claim`, { controlEpoch: 1 });
      else await customer.post(`/chat/answers/${question!.id}/stop`);
      await Promise.all([first, second]);
      const timeline = await timelineOf(customer);
      expect(timeline.map(({ sender, kind }) => `${sender} ${kind}`)).toEqual(['user text', 'user text', last]);
    }
  });
});
