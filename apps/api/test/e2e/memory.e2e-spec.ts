import { DataSource } from 'typeorm';
import { WriteDoor } from '../../src/platform/database';
import { estimateTokens } from '../../src/platform/language-model/token-estimate';
import { MemoryService } from '../../src/modules/conversation/memory/memory.service';
import { startApp, type TestApp } from '../support/app';
import { createBackend } from '../support/backend';
import { answerTo, ask, until } from '../support/chat';
import type { HttpClient } from '../support/http-client';
import { type ChatRequest, ModelServer } from '../support/model-server';

const FIRST = '上周买的盖碗碎了，订单号ZY20261118345，电话13812345678，能补发吗';
const LATER = [
  '能上门取旧的吗',
  '釉面有气泡正常吗',
  '茶漏单卖吗',
  '能刻字吗',
  '刻字收费吗',
  '可以加急吗',
  '包装能换礼盒吗',
  '还有别的花色吗',
];
const SUMMARISED = '顾客要补发盖碗，订单号 ZY20261118345，电话 13812345678';

const isSummary = ({ messages }: ChatRequest) => messages[0]!.content.startsWith('你替客服整理对话');
const sectionOf = ({ messages }: ChatRequest, title: string) =>
  new RegExp(`【${title}】\\n<<<\\n([^]*?)\\n>>>`).exec(messages[0]!.content)?.[1] ?? '';

interface MemoryRow {
  conversationId: string;
  customerId: string;
  coversSeq: number;
  summary: string;
  madeBy: string;
  complete: number | boolean;
}

const read = <T>({ app }: TestApp, sql: string): Promise<T[]> => app.get(DataSource, { strict: false }).query<T[]>(sql);
const memories = (test: TestApp) => read<MemoryRow>(test, 'SELECT * FROM conversation_memories ORDER BY startedAt');
const customers = (test: TestApp) =>
  read<{ customerId: string; facts: unknown }>(test, 'SELECT * FROM customer_memories');

/** Closes the customer's conversation and lets 25 hours pass. */
async function nextDay(test: TestApp, customer: HttpClient): Promise<void> {
  expect((await customer.post('/chat/close')).status).toBeLessThan(300);
  const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString().replace('T', ' ').replace('Z', '');
  const sql = "UPDATE conversations SET startedAt = ?, closedAt = ? WHERE state = 'closed'";
  const door = test.app.get(WriteDoor, { strict: false });
  await door.transaction((manager) => manager.query(sql, [yesterday, yesterday]));
}

/** What a model is told of the conversation before the last turns, and of the customer before this conversation. */
describe('conversation memory', () => {
  let model: ModelServer;
  let test: TestApp;

  beforeEach(async () => {
    model = await ModelServer.start();
    model.script = { answer: (request) => (isSummary(request) ? SUMMARISED : '我先帮您记下。') };
    test = await startApp({ ...model.environment(), ANSWER_WAIT_MS: '4000' });
  });
  afterEach(async () => {
    await test.close();
    await model.close();
  });

  const askAll = async (customer: HttpClient, texts: string[]) => {
    for (const text of texts) await answerTo(customer, text);
  };
  const answers = () => model.requests.filter((request) => !isSummary(request));
  const nothingRaw = async () => {
    expect(JSON.stringify(model.requests)).not.toContain('13812345678');
    expect(JSON.stringify([await memories(test), await customers(test)])).not.toContain('13812345678');
  };

  it('knows in turn 8 what was said in turn 1, which is no longer among the last five', async () => {
    await askAll(await test.http.guest(), [FIRST, ...LATER.slice(0, 7)]);
    const prompt = answers().at(-1)!;
    expect(prompt.messages.filter(({ role }) => role === 'user').map(({ content }) => content)).toEqual(
      LATER.slice(1, 7),
    );
    const summary = sectionOf(prompt, '对话摘要');
    expect(summary).toMatch(/^顾客：上周买的盖碗碎了，订单号ZY20261118345，电话138\*\*\*\*5678/);
    expect(summary.split('\n')).toHaveLength(2);
    await nothingRaw();
  });

  it('has the model sum up older turns in the background, masked, and goes on from there', async () => {
    const customer = await test.http.guest();
    await askAll(customer, [FIRST, ...LATER]);
    await until(async () => (await memories(test)).length > 0);
    const [row] = await memories(test);
    expect(row).toMatchObject({ madeBy: 'model', summary: '顾客要补发盖碗，订单号 ZY20261118345，电话 138****5678' });
    expect(model.requests.filter(isSummary)).toHaveLength(1);
    const told = sectionOf(model.requests.find(isSummary)!, '资料');
    expect(told).toContain('顾客：能上门取旧的吗');
    expect(told).not.toContain(LATER[3]);

    await answerTo(customer, '那什么时候寄出呢');
    expect(sectionOf(answers().at(-1)!, '对话摘要').split('\n')).toEqual([
      row!.summary,
      `顾客：${LATER[2]} → 客服：我先帮您记下。`,
    ]);
    await nothingRaw();
  });

  it('sums up by rule when the model is away', async () => {
    const customer = await test.http.guest();
    await askAll(customer, [FIRST, ...LATER]);
    model.script = { status: 500 };
    await until(async () => (await memories(test)).length > 0);
    const [row] = await memories(test);
    expect(row!.madeBy).toBe('rule');
    expect(row!.summary.split('\n')).toHaveLength(3);
    expect(row!.summary).toContain('订单号ZY20261118345');
    await nothingRaw();
  });

  it('knows the next day what the customer said and asked before', async () => {
    const customer = await test.http.guest();
    await askAll(customer, [FIRST, '我穿XL码，有围裙吗']);
    await nextDay(test, customer);
    await answerTo(customer, '上次说的事怎么样了');
    const prompt = answers().at(-1)!;
    expect(prompt.messages.filter(({ role }) => role === 'user')).toHaveLength(1);
    const history = sectionOf(prompt, '顾客记录');
    expect(history).toMatch(/^顾客提到过的订单号：ZY20261118345（\d{4}-\d\d-\d\d）\n顾客提到过的尺码：XL码/);
    expect(history).toMatch(/咨询：上周买的盖碗碎了.*；我穿XL码，有围裙吗（已答复）$/);
    expect(sectionOf(prompt, '对话摘要')).toBe('');

    // Told from the timeline the first time; from then on from what is kept.
    await until(async () => (await memories(test)).some(({ complete }) => Boolean(complete)));
    await answerTo(customer, '那就再等等吧');
    expect(sectionOf(answers().at(-1)!, '顾客记录')).toBe(history);
    expect(await customers(test)).toHaveLength(1);
    await nothingRaw();
  });

  it('tells nobody about another customer, and forgets when told to', async () => {
    const customer = await test.http.guest();
    await askAll(customer, [FIRST]);
    await nextDay(test, customer);
    await answerTo(customer, '上次说的事怎么样了');
    await until(async () => (await customers(test)).length > 0);
    await answerTo(await test.http.guest(), '上次说的事怎么样了');
    expect(JSON.stringify(answers().at(-1))).not.toContain('ZY20261118345');

    const { customerId } = (await customers(test))[0]!;
    await test.app.get(MemoryService, { strict: false }).forget(customerId);
    expect([...(await memories(test)), ...(await customers(test))]).toEqual([]);
  });

  it('goes on after a stop where it stood', async () => {
    await test.close();
    const backend = await createBackend();
    const patient = {
      ...model.environment({ firstTokenTimeoutMs: 20_000, timeoutMs: 20_000 }),
      ANSWER_WAIT_MS: '4000',
    };
    test = await startApp(patient, backend);
    const customer = await test.http.guest();
    await askAll(customer, [FIRST, ...LATER]);
    model.next.push({ hang: true });
    await until(() => model.requests.some(isSummary));
    await test.close();

    test = await startApp(patient, backend);
    expect(await memories(test)).toEqual([]);
    await answerTo(
      test.http.as((customer as HttpClient & { session: { accessToken: string } }).session.accessToken),
      '那什么时候寄出呢',
    );
    await until(async () => (await memories(test)).length > 0);
    expect(await memories(test)).toMatchObject([{ madeBy: 'model' }]);
    const toDrop = test;
    await toDrop.close();
    test = await startApp(model.environment());
    await backend.drop();
  });
});

describe('a model without a free slot', () => {
  it('is left to the customers: the summary is made by rule', async () => {
    const model = await ModelServer.start();
    const slow = { maxConcurrency: 1, firstTokenTimeoutMs: 20_000, timeoutMs: 20_000 };
    const test = await startApp({ ...model.environment(slow), ANSWER_WAIT_MS: '4000' });
    try {
      const customer = await test.http.guest();
      for (const text of [FIRST, ...LATER]) await answerTo(customer, text);
      const asked = model.requests.length;
      model.script = { hang: true };
      void ask(await test.http.guest(), '你们的窑是柴烧的吗').catch(() => undefined);
      await until(() => model.requests.length > asked);
      await until(async () => (await memories(test)).length > 0);
      expect(await memories(test)).toMatchObject([{ madeBy: 'rule' }]);
      expect(model.requests.some(isSummary)).toBe(false);
    } finally {
      await model.close();
      await test.close();
    }
  });
});

/** The smallest window there may be. */
describe('a model with a window of 512 tokens', () => {
  it('is given prompts that fit, the question always among them', async () => {
    const model = await ModelServer.start();
    const test = await startApp(model.environment({ contextTokens: 512, maxTokens: 64 }));
    try {
      const customer = await test.http.guest();
      for (const text of [FIRST, ...LATER, '很长的问题说也说不完'.repeat(150)]) await answerTo(customer, text);
      const prompts = model.requests.map(({ messages }) => messages.map(({ content }) => content));
      expect(prompts).toHaveLength(10);
      for (const prompt of prompts) expect(estimateTokens(prompt.join(''))).toBeLessThanOrEqual(448);
      expect(prompts.slice(0, 9).map((prompt) => prompt.at(-1)!.slice(0, 5))).toEqual(
        [FIRST, ...LATER].map((text) => text.slice(0, 5)),
      );
      expect(prompts.at(-1)!.at(-1)).toMatch(/^很长的问题.*…（问题过长，后文已略去）$/);
    } finally {
      await test.close();
      await model.close();
    }
  });
});
