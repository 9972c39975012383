import { mergeFacts, statedFacts } from './stated-facts';

const AT = new Date('2026-03-01T02:00:00Z');
const read = (text: string) => statedFacts(text, AT).map(({ kind, value }) => `${kind} ${value}`);

describe('statedFacts', () => {
  it.each([
    ['订单号20261118345，杯盖碎了', ['order 20261118345']],
    ['我的订单是 ZY20261118-0093', ['order ZY20261118-0093']],
    ['快递单号：SF1234567890123 到哪了', ['parcel SF1234567890123']],
    ['单号是88112233', ['order 88112233']],
    ['我要XL码，身高175cm，体重70公斤', ['size XL码', 'body 175cm', 'body 70公斤']],
    ['尺码选M吧', ['size M']],
    ['鞋子42.5码合适吗', ['size 42.5码']],
    ['3月5日买的，花了1,299元', ['date 3月5日', 'amount 1,299元']],
    ['2026-02-14 下的单，¥88.50', ['date 2026-02-14', 'amount ¥88.50']],
    ['不是42码', []],
    ['快递什么时候到，尺码表有吗', []],
    // What masking left of a phone number is no number of an order.
    ['单号13812****5678', []],
  ])('reads %s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('mergeFacts', () => {
  const fact = (value: string, day: number) => ({
    kind: 'order' as const,
    value,
    statedAt: `2026-03-${String(day).padStart(2, '0')}`,
  });

  it('knows each fact once, from the last time it was said, newest first', () => {
    expect(mergeFacts([fact('A1', 1), fact('B1', 2)], [fact('a1', 3)])).toEqual([fact('a1', 3), fact('B1', 2)]);
  });

  it('is bounded, and the oldest go', () => {
    const many = Array.from({ length: 28 }, (_, day) => fact(`N${day}`, day + 1));
    const kept = mergeFacts(many);
    expect(kept).toHaveLength(24);
    expect(kept[0]!.value).toBe('N27');
    expect(mergeFacts(kept, many)).toEqual(kept);
  });
});
