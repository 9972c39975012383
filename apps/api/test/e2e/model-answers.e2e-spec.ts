import type { ConversationDetail, DocumentSummary, LiveEvent } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { answerTo, ask, finalOf, streamed, textMessage, textOf, timelineOf, until } from '../support/chat';
import type { HttpClient } from '../support/http-client';
import { ModelServer } from '../support/model-server';

const POLICY = `# 礼品卡说明

## 1 延期

礼品卡自购买之日起三年内有效，到期前可以申请延期十二个月，每张卡只能延期一次。
`;

/** A question outside the canned answers, answered by a model that may misbehave in every way. */
describe('model answers', () => {
  let model: ModelServer;
  let test: TestApp;
  let admin: HttpClient;

  beforeAll(async () => {
    model = await ModelServer.start();
    test = await startApp({ ...model.environment(), ANSWER_BUDGET_MS: '2500', ANSWER_WAIT_MS: '4000' });
    admin = await test.http.staff('admin', ADMIN_PASSWORD);
    const uploaded = await admin.post<DocumentSummary>('/admin/documents', {
      title: '礼品卡说明',
      format: 'md',
      content: POLICY,
    });
    expect(uploaded.status).toBe(201);
  });
  afterAll(async () => {
    await test.close();
    await model.close();
  });
  beforeEach(() => {
    model.script = {};
    model.requests.length = 0;
  });

  const QUESTION = '礼品卡快到期了能延期多久呀';

  it('streams an answer that cites its passage', async () => {
    model.script = { answer: '可以延期十二个月，每张卡限一次。[1]', tokenDelayMs: 40 };
    const customer = await test.http.guest();
    const events = await streamed(customer, textMessage(QUESTION));
    const final = finalOf(events)!;
    expect(final).toMatchObject({ source: 'model', aiGenerated: true, text: '可以延期十二个月，每张卡限一次。' });
    expect(final.evidence).toMatchObject([{ type: 'passage', title: expect.stringContaining('礼品卡说明') }]);
    expect(textOf(events)).toBe(final.text);
    expect(events.filter(({ event }) => event === 'answer.delta').length).toBeGreaterThan(1);
    expect(model.lastPrompt).toContain('三年内有效');
  });

  it('never shows reasoning, wherever the chunks cut its tags', async () => {
    for (const pieceLength of [1, 3, 7]) {
      model.script = { answer: '<think>顾客想延期，机密推理</think>可以延期十二个月。[1]', pieceLength };
      const events = await streamed(await test.http.guest(), textMessage(QUESTION));
      expect(JSON.stringify(events)).not.toMatch(/think|机密/);
      expect(finalOf(events)?.text).toBe('可以延期十二个月。');
    }
  });

  it('gives the model the last turns and no personal data, and puts it back in the answer', async () => {
    const customer = await test.http.guest();
    model.script = {
      answer: ({ messages }) => `已记下 ${/\[手机号\d+\]/.exec(messages.at(-1)!.content)?.[0]}，稍后联系您。`,
    };
    const answer = await answerTo(customer, '有新货请打电话告诉我，号码是13812345678');
    expect(model.lastPrompt).not.toContain('13812345678');
    expect(answer.text).toContain('13812345678');
    await answerTo(customer, '还有别的颜色的盖碗能定做吗');
    expect(model.lastPrompt).toMatch(/user: 有新货请打电话/);
    expect(model.lastPrompt).not.toContain('13812345678');
  });

  it.each([
    ['down (500)', { status: 500 }, 'model_error'],
    ['limiting (429)', { status: 429 }, 'model_rate_limited'],
    ['silent', { hang: true }, 'model_timeout'],
    ['slow to begin', { firstTokenDelayMs: 5_000 }, 'model_timeout'],
    ['talking garbage', { garbage: true }, 'model_error'],
    ['saying nothing', { answer: '<think>嗯</think>' }, 'model_empty'],
    ['cut before the first word', { cutAfter: 0 }, 'model_down'],
  ] as const)('still answers, labelled, when the model is %s', async (_name, script, reason) => {
    model.script = script;
    const answer = await answerTo(await test.http.guest(), QUESTION);
    expect(answer.degradedReason).toBe(reason);
    expect(answer.source).toBe('document');
    expect(answer.text).toContain('延期十二个月');
    expect(answer.aiGenerated).toBe(false);
  });

  it.each([
    ['cut', { cutAfter: 3 }],
    ['ended without a finish', { endAfter: 3 }],
  ])('keeps what was shown when the model is %s in the middle, and says so', async (_name, script) => {
    model.script = { answer: '可以延期十二个月，每张卡只能延期一次，请在到期前办理。', tokenDelayMs: 20, ...script };
    const events = await streamed(await test.http.guest(), textMessage(QUESTION));
    const final = finalOf(events)!;
    expect(final).toMatchObject({
      source: 'model',
      degradedReason: 'model_cut_off',
      data: { interrupted: true, offerHandoff: true },
    });
    expect(final.text).toMatch(/^可以延期十二个月/);
    expect(textOf(events)).toBe(final.text);
  });

  it('ends a long answer at its budget', async () => {
    model.script = { answer: '很长的回答'.repeat(400), pieceLength: 2, tokenDelayMs: 30 };
    const answer = await answerTo(await test.http.guest(), QUESTION);
    expect(answer.degradedReason).toBe('model_timeout');
    expect(answer.data?.interrupted).toBe(true);
  });

  it('answers from the next provider when the first one fails', async () => {
    const second = await ModelServer.start();
    second.script = { answer: '第二个模型的回答。' };
    model.script = { status: 500 };
    const providers = [model, second].map((server) => JSON.parse(server.environment().MODEL_PROVIDERS!)[0]);
    const other = await startApp({ MODEL_PROVIDERS: JSON.stringify(providers) });
    try {
      const answer = await answerTo(await other.http.guest(), '你们有没有线下的陶艺体验课');
      expect(answer).toMatchObject({ source: 'model', text: '第二个模型的回答。' });
      expect(answer.degradedReason).toBeUndefined();
    } finally {
      await other.close();
      await second.close();
    }
  });

  it('answers 202 in time and the answer follows', async () => {
    const slow = await startApp({ ...model.environment({ firstTokenTimeoutMs: 5_000 }), ANSWER_WAIT_MS: '150' });
    try {
      model.script = { answer: '慢慢来的回答。', firstTokenDelayMs: 600 };
      const customer = await slow.http.guest();
      const { status, body } = await ask(customer, '你们的窑是柴烧的吗');
      expect(status).toBe(202);
      expect(body.answer).toBeNull();
      const page = await customer.get<{ items: { text: string }[] }>(
        `/chat/messages?after=${body.message.seq}&wait=10`,
      );
      expect(page.body.items).toMatchObject([{ text: '慢慢来的回答。', sender: 'bot' }]);
    } finally {
      await slow.close();
    }
  });

  it('stops when the customer says so, and keeps what was shown', async () => {
    model.script = { answer: '一二三四五六七八九十'.repeat(30), pieceLength: 2, tokenDelayMs: 20 };
    const customer = await test.http.guest();
    const aborted = model.aborted;
    let asked = false;
    const stop = (event: LiveEvent) => {
      if (event.event !== 'answer.delta' || asked) return;
      asked = true;
      void customer.post(`/chat/answers/${event.data.answerId}/stop`);
    };
    const events = await streamed(customer, textMessage(QUESTION), stop);
    const final = finalOf(events)!;
    expect(final).toMatchObject({ source: 'model', data: { interrupted: true } });
    expect(final.text!.length).toBeLessThan(300);
    expect(textOf(events)).toBe(final.text);
    await until(() => model.aborted === aborted + 1);
  });

  it('replaces what the answer may not say', async () => {
    const term = { term: '绝密配方', category: 'custom', action: 'block' };
    expect((await admin.post('/admin/moderation/terms', term)).status).toBe(201);
    model.script = { answer: '我们的绝密配方是高岭土。', pieceLength: 1 };
    const events = await streamed(await test.http.guest(), textMessage(QUESTION));
    expect(JSON.stringify(events)).not.toMatch(/绝密配|高岭土/);
    expect(finalOf(events)).toMatchObject({ degradedReason: 'answer_refused' });
  });

  it('leaves the way of the answer in the transcript', async () => {
    model.script = { answer: '可以延期十二个月。[1]' };
    const customer = await test.http.guest();
    await answerTo(customer, QUESTION);
    const [question] = await timelineOf(customer);
    const { body } = await admin.get<ConversationDetail>(`/admin/conversations/${question!.conversationId}`);
    expect(body.turns).toMatchObject([
      { source: 'model', model: 'scripted@0', firstTextMs: expect.any(Number), completeMs: expect.any(Number) },
    ]);
  });
});
