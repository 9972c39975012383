import fc from 'fast-check';
import { CannedAnswerIndex, DEFAULT_THRESHOLDS, type RetrievalEntry } from './index';

const entry = (id: string, question: string, ...similarQuestions: string[]): RetrievalEntry => ({
  id,
  question,
  similarQuestions,
  answer: `${question}的答案`,
});

const shop = [
  entry('refund-time', '退款多久到账', '退款要几天', '钱什么时候退回来'),
  entry('refund-how', '怎么申请退款', '我要退款', '在哪里点退款'),
  entry('invoice', '可以开发票吗', '怎么开发票', '发票在哪里申请'),
  entry('invoice-no', '为什么不能开发票', '开不了发票', '发票申请失败'),
  entry('shipping-fee', '运费多少钱', '邮费怎么算', '满多少包邮'),
  entry('ship-when', '什么时候发货', '下单后多久发货', '怎么还没发货'),
  entry('coupon', '优惠券怎么使用', '优惠券用不了', '怎么领优惠券'),
  entry('battery', '充电宝能带上飞机吗', '移动电源可以登机吗'),
];
const ask = (text: string, index = CannedAnswerIndex.build(shop)) => index.match(text, DEFAULT_THRESHOLDS);

describe('canned answer index', () => {
  it('answers an equal question with certainty, whatever its punctuation, width and script', () => {
    for (const text of ['退款多久到账', ' 退 款 多久到账？？', '退款多久到賬', '怎么还没发货！']) {
      expect(ask(text)).toMatchObject({ outcome: 'direct', confidence: 1, exact: true });
    }
    expect(ask('怎么还没发货').candidates[0]).toMatchObject({ id: 'ship-when', matchedQuestion: '怎么还没发货' });
  });

  it.each([
    ['你好，请问退的钱多少天能到账呀', 'refund-time'],
    ['麻烦问一下快递费要多少', 'shipping-fee'],
    ['能不能帮我开个票', 'invoice'],
    ['代金券要如何用呢', 'coupon'],
  ])('understands other words: %s', (text, id) => {
    const result = ask(text);
    expect(result.exact).toBe(false);
    expect(result.candidates[0]?.id).toBe(id);
    expect(result.outcome).not.toBe('none');
  });

  it.each([
    ['什么时候法货', 'ship-when'],
    ['充电饱能带上飞机吗', 'battery'],
    ['发漂怎么开', 'invoice'],
    ['游惠券咋用', 'coupon'],
  ])('hears through typos: %s', (text, id) => {
    expect(ask(text).candidates[0]?.id).toBe(id);
  });

  it('offers what it has about a bare topic instead of choosing', () => {
    const { outcome, candidates } = ask('发票');
    expect(outcome).toBe('suggest');
    expect(
      candidates
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['invoice', 'invoice-no']);
  });

  it('tells a question from its negation', () => {
    expect(ask('发票能开吗').candidates[0]?.id).toBe('invoice');
    expect(ask('为啥开不了发票呢').candidates[0]?.id).toBe('invoice-no');
  });

  it.each([
    '今天北京天气怎么样',
    '怎么养金鱼',
    '什么时候可以怎么样',
    'where can i park',
    '世界杯谁赢了',
    '😀',
    '？？',
    '',
  ])('knows what it does not know: %s', (text) => {
    expect(ask(text).outcome).toBe('none');
  });

  it('finds an edit at once and forgets what was replaced or removed', () => {
    const index = CannedAnswerIndex.build(shop);
    index.set(entry('pet', '毛绒玩偶怎么清洗'));
    expect(ask('毛绒玩偶怎样洗', index).candidates[0]?.id).toBe('pet');
    index.set(entry('pet', '香薰蜡烛能烧几小时'));
    expect(ask('毛绒玩偶怎么清洗', index)).toMatchObject({ outcome: 'none', exact: false });
    expect(ask('香薰蜡烛能烧几小时', index)).toMatchObject({ exact: true });
    index.remove('pet');
    expect(ask('香薰蜡烛能烧几小时', index)).toMatchObject({ outcome: 'none', exact: false });
    expect(index.size).toBe(shop.length);
  });

  it('survives many edits of the same entry', () => {
    const index = CannedAnswerIndex.build(shop);
    for (let i = 0; i < 2_500; i++) index.set(entry('price', `第${i}号茶杯多少钱`));
    expect(index.size).toBe(shop.length + 1);
    expect(ask('第2499号茶杯多少钱', index)).toMatchObject({ exact: true, outcome: 'direct', confidence: 1 });
    expect(ask('退款多久到账', index)).toMatchObject({ exact: true });
  });

  it('judges the same whether entries came at once or one by one', () => {
    const many = Array.from({ length: 60 }, (_, i) => {
      const thing = `${'茶杯雨伞耳机台灯毛毯背包水壶键盘相机手表'.slice((i % 10) * 2, (i % 10) * 2 + 2)}${i}号`;
      return entry(`thing-${i}`, `${thing}怎么保养`, `${thing}要怎样保养`, `保养${thing}的方法`);
    });
    const oneByOne = CannedAnswerIndex.build([]);
    for (const one of many) oneByOne.set(one);
    const expected = CannedAnswerIndex.build(many).match('请问耳机12号如何保养', DEFAULT_THRESHOLDS);
    expect(expected.candidates[0]?.id).toBe('thing-12');
    expect(oneByOne.match('请问耳机12号如何保养', DEFAULT_THRESHOLDS)).toEqual(expected);
  });

  it('takes synonyms of the shop', () => {
    const index = CannedAnswerIndex.build(shop, { synonyms: [['充电宝', '随身电']] });
    expect(ask('随身电能上飞机吗', index).candidates[0]?.id).toBe('battery');
  });

  it('gives at most the asked number of candidates, one per entry, by falling confidence', () => {
    const { candidates } = CannedAnswerIndex.build(shop).match('发票', DEFAULT_THRESHOLDS, 2);
    expect(candidates).toHaveLength(2);
    expect(new Set(candidates.map(({ id }) => id)).size).toBe(2);
    expect(candidates[0]!.confidence).toBeGreaterThanOrEqual(candidates[1]!.confidence);
  });

  it('judges any text between 0 and 1, in falling order, each entry once', () => {
    const index = CannedAnswerIndex.build(shop);
    const words = fc.constantFrom(
      '退款',
      '发票',
      '多久',
      '吗',
      ' ',
      '，',
      '不',
      'iPhone',
      '15',
      '運費',
      '😀',
      '\ud800',
      '%',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (asked) => {
        const { candidates, confidence } = index.match(asked, DEFAULT_THRESHOLDS);
        expect(confidence).toBe(candidates[0]?.confidence ?? 0);
        expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length);
        candidates.forEach((candidate, i) => {
          expect(candidate.confidence).toBeGreaterThanOrEqual(0);
          expect(candidate.confidence).toBeLessThanOrEqual(candidates[i - 1]?.confidence ?? 1);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('bears a pasted essay', () => {
    expect(ask('我昨天买的充电宝今天坏了，想退款但是找不到发票。'.repeat(300)).candidates.length).toBeGreaterThan(0);
  });

  it('is empty without entries', () => {
    expect(ask('退款', CannedAnswerIndex.build([]))).toEqual({
      outcome: 'none',
      confidence: 0,
      exact: false,
      candidates: [],
    });
  });
});
