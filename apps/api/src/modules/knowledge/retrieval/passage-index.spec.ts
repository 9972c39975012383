import { PassageIndex } from './index';

const passages = [
  {
    id: 'returns-1',
    title: '退换货政策',
    heading: '时限',
    text: '签收次日起七天内可以无理由退货，会员为十五天。定制商品不支持退货。',
  },
  {
    id: 'returns-2',
    title: '退换货政策',
    heading: '运费',
    text: '因质量问题退货，运费由我们承担；无理由退货，运费由顾客承担。',
  },
  { id: 'invoice-1', title: '发票说明', heading: '电子发票', text: '电子发票在确认收货后开具，发送到预留邮箱。' },
  {
    id: 'repair-1',
    title: 'Warranty',
    heading: 'Repair',
    text: 'Kettles are repaired free of charge within two years. Bring the receipt.',
  },
];

describe('passage index', () => {
  it.each([
    ['退货的邮费谁出', 'returns-2'],
    ['几天之内可以退', 'returns-1'],
    ['電子發票什麼時候開', 'invoice-1'],
    ['is repairing a kettle free', 'repair-1'],
  ])('finds the passage for: %s', (question, id) => {
    expect(PassageIndex.build(passages).search(question, 3)[0]?.id).toBe(id);
  });

  it('scores between 0 and 1, falling, at most as many as asked', () => {
    const hits = PassageIndex.build(passages).search('退货运费', 2);
    expect(hits).toHaveLength(2);
    for (const { score } of hits) expect(score > 0 && score <= 1).toBe(true);
    expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
  });

  it('finds nothing where nothing is shared', () => {
    expect(PassageIndex.build(passages).search('xylophone', 3)).toEqual([]);
    expect(PassageIndex.build([]).search('退货', 3)).toEqual([]);
  });
});
