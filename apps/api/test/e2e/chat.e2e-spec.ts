import { randomUUID } from 'node:crypto';
import type { ChatState, LiveEvent, Message, Problem, SendMessageResponse, TimelinePage } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { answerTo, ask, finalOf, streamed, textMessage, textOf, timelineOf } from '../support/chat';
import type { HttpClient } from '../support/http-client';

/** A customer asks; the shop's knowledge answers, with no model configured. */
describe('chat', () => {
  let test: TestApp;
  let admin: HttpClient;

  beforeAll(async () => {
    test = await startApp({ DEMO: 'true' });
    admin = await test.http.staff('admin', ADMIN_PASSWORD);
  });
  afterAll(() => test.close());

  it('answers a canned question at once, durable and with its evidence', async () => {
    const customer = await test.http.guest();
    const { status, body } = await ask(customer, '怎么退货');
    expect(status).toBe(201);
    expect(body.message).toMatchObject({ seq: 1, sender: 'user', text: '怎么退货' });
    expect(body.answer).toMatchObject({
      seq: 2,
      sender: 'bot',
      source: 'faq_exact',
      replyTo: body.message.id,
      aiGenerated: false,
    });
    expect(body.answer?.evidence).toMatchObject([{ type: 'faq', title: '怎么退货', version: 1 }]);
    expect(body.conversation).toMatchObject({ state: 'bot', controlEpoch: 1 });
    expect(await timelineOf(customer)).toMatchObject([body.message, body.answer]);
  });

  it('streams the same answer as events', async () => {
    const customer = await test.http.guest();
    const events = await streamed(customer, textMessage('怎么退货'));
    expect(events.map(({ event }) => event)).toEqual([
      'message',
      'answer.started',
      'answer.delta',
      'message',
      'answer.done',
    ]);
    expect(textOf(events)).toBe(finalOf(events)?.text);
  });

  it('takes the same client message once, however often and in parallel it is sent', async () => {
    const customer = await test.http.guest();
    const message = textMessage('怎么退货');
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => customer.post<SendMessageResponse>('/chat/messages', message)),
    );
    expect(new Set(replies.map(({ body }) => body.message.id)).size).toBe(1);
    expect(new Set(replies.map(({ body }) => body.answer?.id)).size).toBe(1);
    const again = await streamed(customer, message);
    expect(finalOf(again)?.id).toBe(replies[0]?.body.answer?.id);
    expect(await timelineOf(customer)).toHaveLength(2);
  });

  it('keeps seq gap-free and answers in order when one customer writes in parallel', async () => {
    const customer = await test.http.guest();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        answerTo(customer, index % 2 ? '怎么退货' : `第${index}个没人会问的怪问题`),
      ),
    );
    const timeline = await timelineOf(customer);
    expect(timeline.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const questions = timeline.filter(({ sender }) => sender === 'user');
    const answered = timeline.filter(({ sender }) => sender === 'bot').map(({ replyTo }) => replyTo);
    expect(answered).toEqual(questions.map(({ id }) => id));
  });

  it('offers option cards, and a tapped card is answered', async () => {
    const customer = await test.http.guest();
    const menu = await answerTo(customer, '嗡嗡嗡咻咻咻');
    expect(menu).toMatchObject({ kind: 'options', source: 'menu', data: { offerHandoff: true } });
    const [option] = menu.data?.options ?? [];
    const tap = { clientMessageId: randomUUID(), kind: 'option', optionId: option?.id, inReplyTo: menu.id };
    const { body } = await customer.post<SendMessageResponse>('/chat/messages', tap);
    expect(body.message).toMatchObject({ kind: 'option', text: option?.label });
    expect(body.answer?.source).toBe('faq_exact');
  });

  it('refuses an option that was not offered, or was offered to somebody else', async () => {
    const [customer, other] = [await test.http.guest(), await test.http.guest()];
    const menu = await answerTo(other, '嗡嗡嗡咻咻咻');
    const tap = (inReplyTo: string, optionId: string) =>
      customer.post<Problem>('/chat/messages', { clientMessageId: randomUUID(), kind: 'option', optionId, inReplyTo });
    for (const reply of [await tap(menu.id, menu.data!.options![0]!.id), await tap(randomUUID(), 'ask:0')]) {
      expect(reply.status).toBe(400);
      expect(reply.body.errors).toMatchObject([{ field: 'optionId', code: 'unknown_option' }]);
    }
  });

  it('answers what only a document knows with its passage', async () => {
    const answer = await answerTo(await test.http.guest(), '没有电梯，大件家具搬上楼每层要加多少钱');
    expect(answer).toMatchObject({ source: 'document', aiGenerated: false, evidence: [{ type: 'passage' }] });
  });

  it('greets, thanks and says good-bye without treating it as a question', async () => {
    const customer = await test.http.guest();
    for (const words of ['你好', '您好！', '在吗？', '谢谢您', '好的谢谢', '再见', '???']) {
      const answer = await answerTo(customer, words);
      expect(answer).toMatchObject({ kind: 'text', source: 'menu' });
      expect(answer.data?.options).toBeUndefined();
    }
  });

  it('answers a refused message with a notice and keeps it for review', async () => {
    await admin.post('/admin/moderation/terms', { term: '违禁词甲', category: 'custom', action: 'block' });
    const answer = await answerTo(await test.http.guest(), '你们卖不卖违 禁 词 甲');
    expect(answer).toMatchObject({ source: 'fallback', data: { notice: 'refused' } });
    const hits = await admin.get<{ items: { verdict: string }[] }>('/admin/moderation/hits');
    expect(hits.body.items[0]).toMatchObject({ verdict: 'block', stage: 'question' });
  });

  it('pages the timeline in both directions', async () => {
    const customer = await test.http.guest();
    for (let count = 0; count < 6; count += 1) await answerTo(customer, '怎么退货');
    const last = await customer.get<TimelinePage>('/chat/messages?limit=5');
    expect(last.body).toMatchObject({ more: true, lastSeq: 12 });
    expect(last.body.items.map(({ seq }) => seq)).toEqual([8, 9, 10, 11, 12]);
    const older = await customer.get<TimelinePage>('/chat/messages?before=8&limit=100');
    expect(older.body.items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(older.body.more).toBe(false);
  });

  it('wakes a long poll when something happens', async () => {
    const customer = await test.http.guest();
    await answerTo(customer, '怎么退货');
    const waiting = customer.get<TimelinePage>('/chat/messages?after=2&wait=20');
    const { body } = await ask(customer, '运费怎么算');
    const woken = await waiting;
    expect(woken.body.items[0]).toMatchObject({ id: body.message.id, seq: 3 });
  });

  it('tells where the conversation stands', async () => {
    const customer = await test.http.guest();
    const empty = await customer.get<ChatState>('/chat/state');
    expect(empty.body).toMatchObject({ conversation: null, controlledBy: 'bot', unread: 0, lastSeq: 0 });
    expect(empty.body.quickQuestions.length).toBeGreaterThan(2);
    await answerTo(customer, '怎么退货');
    await customer.post('/chat/read', { seq: 1 });
    const state = await customer.get<ChatState>('/chat/state');
    expect(state.body).toMatchObject({ conversation: { state: 'bot' }, unread: 1, lastSeq: 2 });
  });

  it('takes a thumb for an own answer only', async () => {
    const [customer, other] = [await test.http.guest(), await test.http.guest()];
    const answer = await answerTo(customer, '怎么退货');
    const rate = (who: HttpClient, id: string) =>
      who.post(`/chat/messages/${id}/feedback`, { helpful: false, reason: '没解决' });
    expect((await rate(customer, answer.id)).status).toBe(204);
    expect((await rate(customer, answer.id)).status).toBe(204);
    expect((await rate(other, answer.id)).status).toBe(404);
    const question = (await timelineOf(customer))[0] as Message;
    expect((await rate(customer, question.id)).status).toBe(404);
  });

  it('names every wrong field, in Chinese or English', async () => {
    const customer = await test.http.guest();
    const { status, body, headers } = await customer.post<Problem>(
      '/chat/messages',
      { kind: 'text', text: '', more: 1 },
      { 'Accept-Language': 'en' },
    );
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      code: 'request_invalid',
      title: 'The request is not valid',
      status: 400,
      requestId: headers.get('x-request-id'),
    });
    expect(body.errors?.map(({ field }) => field).sort()).toEqual(['clientMessageId', 'more', 'text']);
    const chinese = await customer.post<Problem>('/chat/messages', {});
    expect(chinese.body.title).toBe('请求内容有误');
  });

  it('tells nobody about others: a stream carries its own turn only', async () => {
    const customer = await test.http.guest();
    const [first, second] = await Promise.all([
      streamed(customer, textMessage('怎么退货')),
      streamed(customer, textMessage('运费怎么算')),
    ]);
    const questionOf = (events: LiveEvent[]) => (events[0]?.event === 'message' ? events[0].data.id : '');
    expect(finalOf(first)?.replyTo).toBe(questionOf(first));
    expect(finalOf(second)?.replyTo).toBe(questionOf(second));
    expect(first.filter(({ event }) => event === 'message')).toHaveLength(2);
  });
});
