import fc from 'fast-check';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { lastTurns } from './exchanges';
import { historyLines } from './history';
import { NOTHING, remember } from './remembered';

let seq = 0;
const entry = (sender: TimelineEntry['sender'], text: string | null, more: Partial<TimelineEntry> = {}) => {
  seq += 1;
  const createdAt = new Date('2026-03-01T20:00:00Z');
  return {
    id: `e${seq}`,
    seq,
    sender,
    text,
    kind: 'text',
    data: null,
    source: null,
    evidence: [],
    replyTo: null,
    createdAt,
    ...more,
  } as TimelineEntry;
};
const faq = (title: string) => ({ type: 'faq' as const, id: '1', version: 1, title });
const notice = (name: string) => entry('system', '…', { kind: 'notice', data: { notice: name } });

describe('remember', () => {
  it('tells what was asked and how it was answered, a line each', () => {
    const { summary, topics, outcome } = remember(NOTHING, [
      entry('user', '多久发货'),
      entry('bot', '48 小时内', { source: 'faq_exact', evidence: [faq('什么时候发货')] }),
      entry('user', '礼品卡能延期吗'),
      entry('bot', '可以延期', { source: 'document', evidence: [{ ...faq('礼品卡说明 · 延期'), type: 'passage' }] }),
      entry('user', '能定做吗'),
      entry('bot', '可以，需要十五天。', { source: 'model' }),
      entry('user', null, { kind: 'image' }),
      entry('bot', '看不懂', { kind: 'options', source: 'menu' }),
    ]);
    expect(summary.split('\n')).toEqual([
      '顾客：多久发货 → 已给标准答案「什么时候发货」',
      '顾客：礼品卡能延期吗 → 已给资料「礼品卡说明 · 延期」',
      '顾客：能定做吗 → 客服：可以，需要十五天。',
      '顾客：（图片） → 给出了选项',
    ]);
    expect(topics).toEqual(['什么时候发货', '礼品卡能延期吗', '能定做吗']);
    expect(outcome).toBe('unanswered');
  });

  it('gives each answer to its own question when another came between', () => {
    const [first, second] = [entry('user', '甲问'), entry('user', '乙问')];
    const { summary } = remember(NOTHING, [
      first,
      second,
      entry('bot', '甲答', { source: 'model', replyTo: first.id }),
      entry('bot', '乙答', { source: 'model', replyTo: second.id }),
    ]);
    expect(summary).toBe('顾客：甲问 → 客服：甲答\n顾客：乙问 → 客服：乙答');
  });

  it('keeps what a person did', () => {
    const { summary, outcome } = remember(NOTHING, [
      entry('user', '我要投诉'),
      notice('queued'),
      notice('taken_over'),
      entry('staff', '已为您补发'),
      notice('released'),
      entry('user', '多久到'),
      entry('bot', '三天', { source: 'model' }),
    ]);
    expect(summary).toContain('已转人工排队 → 人工客服接入 → 人工客服：已为您补发');
    expect(outcome).toBe('staff');
    expect(remember(NOTHING, [entry('user', '投诉'), notice('leave_message')]).outcome).toBe('leftMessage');
  });

  it('keeps beginning and end of a long talk with a person, and what was before it', () => {
    const talk = Array.from({ length: 60 }, (_, index) => entry('staff', `第${index + 1}句${'说'.repeat(200)}`));
    const facts = Array.from({ length: 30 }, (_, index) => `订单号2026111800000${index + 10}`).join('，');
    const { summary } = remember(NOTHING, [entry('user', '先前的事'), entry('user', facts), ...talk]);
    expect(summary).toMatch(/^顾客：先前的事\n顾客：订单号/);
    expect(summary).toMatch(/第1句.*第2句.* → …… → .*第58句.*第59句.*第60句/);
  });

  it('keeps a number from the end of a long message, and no personal data', () => {
    const long = `${'我要说的事情很多'.repeat(20)}，电话13812345678，订单号20261118345`;
    const { summary, facts } = remember(NOTHING, [entry('user', long)]);
    expect(summary).toContain('（提到 订单号 20261118345）');
    expect(facts).toMatchObject([{ kind: 'order', value: '20261118345' }]);
    expect(JSON.stringify({ summary, facts })).not.toContain('13812345678');
  });

  it('keeps no part of a number that was cut in two', () => {
    for (let before = 40; before < 70; before += 1)
      expect(remember(NOTHING, [entry('user', `${'说'.repeat(before)}13812345678`)]).summary).not.toMatch(/\d{5}/);
    for (let before = 580; before < 605; before += 1) {
      const { facts } = remember(NOTHING, [entry('user', `${'说'.repeat(before)}单号20261118345`)]);
      expect(facts.map(({ value }) => value).join()).toMatch(/^(20261118345)?$/);
    }
  });

  it('is the same in steps as at once, and bounded', () => {
    const texts = fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 90 }), fc.string({ maxLength: 90 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, fc.nat(40), (said, cut) => {
        const entries = said.flatMap(([question, answer]) => [
          entry('user', question),
          entry('bot', answer, { source: 'model' }),
        ]);
        const at = 2 * Math.min(cut, said.length);
        const once = remember(NOTHING, entries);
        expect(remember(remember(NOTHING, entries.slice(0, at)), entries.slice(at))).toEqual(once);
        expect(once.summary.length).toBeLessThanOrEqual(1_200);
      }),
      { numRuns: 100 },
    );
  });
});

describe('historyLines', () => {
  it('tells own facts first, then conversations, newest first, in the day of the customers', () => {
    const facts = [
      { kind: 'size' as const, value: '42码', statedAt: '2026-03-02T01:00:00Z' },
      { kind: 'order' as const, value: 'A1', statedAt: '2026-03-01T20:00:00Z' },
    ];
    const past = [
      { startedAt: new Date('2026-02-01T01:00:00Z'), topics: ['补发'], outcome: 'staff' as const },
      { startedAt: new Date('2026-03-01T20:00:00Z'), topics: ['延期', '定做'], outcome: 'answered' as const },
      { startedAt: new Date('2026-03-05T01:00:00Z'), topics: [], outcome: 'answered' as const },
    ];
    expect(historyLines(facts, past)).toEqual([
      '顾客提到过的订单号：A1（2026-03-02）',
      '顾客提到过的尺码：42码（2026-03-02）',
      '2026-03-02 咨询：延期；定做（已答复）',
      '2026-02-01 咨询：补发（人工客服处理过）',
    ]);
  });
});

describe('lastTurns', () => {
  const entries = [
    entry('user', '一'),
    entry('bot', '答一'),
    notice('queued'),
    entry('user', '二'),
    entry('staff', '答二'),
  ];

  it('gives the last questions with their answers, without notices', () => {
    expect(lastTurns(entries, 1).map(({ text }) => text)).toEqual(['二', '答二']);
    expect(lastTurns(entries, 5).map(({ text }) => text)).toEqual(['一', '答一', '二', '答二']);
    expect(lastTurns(entries, 0)).toEqual([]);
  });
});
