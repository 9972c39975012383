import type {
  ChatState,
  ConversationDetail,
  ConversationView,
  Message,
  Problem,
  SendMessageResponse,
  StaffProfile,
} from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { answerTo, ask, streamed, textMessage, timelineOf, until } from '../support/chat';
import type { HttpClient } from '../support/http-client';
import { ModelServer } from '../support/model-server';

/** Who speaks: the bot never talks over a person. */
describe('control', () => {
  let model: ModelServer;
  let test: TestApp;
  let admin: HttpClient;
  let agent: HttpClient;

  beforeAll(async () => {
    model = await ModelServer.start();
    test = await startApp({
      ...model.environment({ firstTokenTimeoutMs: 5_000, timeoutMs: 20_000 }),
      ANSWER_WAIT_MS: '300',
    });
    admin = await test.http.staff('admin', ADMIN_PASSWORD);
    const staff = { username: 'lin', password: 'quiet-river-stone-9', displayName: '小林', role: 'agent' };
    expect((await admin.post<StaffProfile>('/admin/staff', staff)).status).toBe(201);
    agent = await test.http.staff('lin', staff.password);
  });
  afterAll(async () => {
    await test.close();
    await model.close();
  });
  beforeEach(async () => {
    model.script = {};
    await agent.put('/admin/me/status', { status: 'online' });
  });

  const claim = (who: HttpClient, view: ConversationView) =>
    who.post<ConversationView>(`/admin/conversations/${view.id}/claim`, { controlEpoch: view.controlEpoch });

  it('drops a model answer that is still being written when a person takes over', async () => {
    model.script = { answer: '一二三四五六七八九十'.repeat(50), pieceLength: 2, tokenDelayMs: 20 };
    const customer = await test.http.guest();
    let taken: Promise<unknown> | undefined;
    const events = await streamed(customer, textMessage('你们的釉料是自己调的吗'), (event) => {
      if (event.event !== 'answer.delta' || taken) return;
      taken = customer.get<ChatState>('/chat/state').then(({ body }) => claim(agent, body.conversation!));
    });
    await taken;
    expect(events.at(-1)?.event).toBe('answer.interrupted');
    const timeline = await timelineOf(customer);
    expect(timeline.map(({ sender, kind }) => `${sender} ${kind}`)).toEqual(['user text', 'system notice']);
    expect(timeline[1]?.data?.notice).toBe('taken_over');
  });

  it('leaves a conversation to the person, and gives it back', async () => {
    const customer = await test.http.guest();
    const { body } = await ask(customer, '你好');
    const held = await claim(agent, body.conversation);
    expect(held.body).toMatchObject({ state: 'human', controlEpoch: 2 });

    const unanswered = await ask(customer, '怎么还没到货');
    expect(unanswered.status).toBe(202);
    const seq = unanswered.body.message.seq;
    const said = await agent.post<Message>(`/admin/conversations/${body.conversation.id}/messages`, {
      text: '我帮您查一下',
      lastSeenSeq: seq,
    });
    expect(said.body).toMatchObject({ sender: 'staff', text: '我帮您查一下', data: { staffName: '小林' } });

    const released = await agent.post<ConversationView>(`/admin/conversations/${body.conversation.id}/release`);
    expect(released.body).toMatchObject({ state: 'bot', controlEpoch: 3 });
    expect((await answerTo(customer, '谢谢')).sender).toBe('bot');
  });

  it('lets one of many have it', async () => {
    const customer = await test.http.guest();
    const { body } = await ask(customer, '你好');
    const results = await Promise.all([agent, admin, agent, admin].map((who) => claim(who, body.conversation)));
    const winners = results.filter(({ status }) => status === 200).map(({ body: view }) => view.controlEpoch);
    expect(new Set(winners)).toEqual(new Set([2]));
    const losers = results
      .filter(({ status }) => status === 409)
      .map(({ body: problem }) => (problem as unknown as Problem).code);
    expect(losers.length).toBeGreaterThanOrEqual(1);
    expect(losers.every((code) => code === 'already_claimed' || code === 'stale_view')).toBe(true);
    const { body: detail } = await admin.get<ConversationDetail>(`/admin/conversations/${body.conversation.id}`);
    expect(detail.entries.filter(({ data }) => data?.notice === 'taken_over')).toHaveLength(1);
  });

  it('refuses an old view, and shows what is new', async () => {
    const customer = await test.http.guest();
    const { body } = await ask(customer, '你好');
    const stale = await agent.post<Problem>(`/admin/conversations/${body.conversation.id}/claim`, { controlEpoch: 7 });
    expect(stale.status).toBe(409);
    expect(stale.body.code).toBe('stale_view');
    await claim(agent, body.conversation);
    const { body: late } = await ask(customer, '等一下，我发错了');
    const say = { text: '好的', lastSeenSeq: late.message.seq - 1 };
    const conflict = await agent.post<Problem>(`/admin/conversations/${body.conversation.id}/messages`, say);
    expect(conflict.body).toMatchObject({ code: 'stale_view', data: { items: [{ id: late.message.id }] } });
    const nobody = await admin.post<Problem>(`/admin/conversations/${body.conversation.id}/messages`, {
      ...say,
      lastSeenSeq: 99,
    });
    expect(nobody.body.code).toBe('not_taking_over');
  });

  it.each(['转人工', '我要人工客服', '转 人 工', '人工！！'])(
    'queues for a person when asked in words: %s',
    async (words) => {
      const customer = await test.http.guest();
      const answer = await answerTo(customer, words);
      expect(answer.sender).toBe('bot');
      await expectState(customer, 'queued');
      await customer.delete('/chat/handoff');
      await expectState(customer, 'bot');
    },
  );

  it('says so when nobody is there, and goes on answering', async () => {
    await agent.put('/admin/me/status', { status: 'offline' });
    const customer = await test.http.guest();
    await customer.post<ChatState>('/chat/handoff', {});
    await expectState(customer, 'bot');
    expect((await timelineOf(customer)).at(-1)).toMatchObject({ sender: 'system', data: { notice: 'leave_message' } });
    expect((await answerTo(customer, '你好')).sender).toBe('bot');
  });

  it('reopens what was closed a moment ago', async () => {
    const customer = await test.http.guest();
    const { body } = await ask(customer, '你好');
    await customer.post('/chat/close');
    expect((await customer.get<ChatState>('/chat/state')).body.conversation).toBeNull();
    const again = await customer.post<SendMessageResponse>('/chat/messages', textMessage('谢谢'));
    expect(again.body.conversation).toMatchObject({ id: body.conversation.id, state: 'bot' });
  });

  const expectState = (customer: HttpClient, state: string) =>
    until(async () => (await customer.get<ChatState>('/chat/state')).body.conversation?.state === state);
});
