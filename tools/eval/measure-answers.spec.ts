import { measureAnswers } from './measure-answers';
import { measurePassages } from './measure-passages';

const knowledge = [
  { id: 'refund', question: '退款多久到账', answer: '三天' },
  { id: 'invoice', question: '怎么开发票', answer: '在订单页' },
  { id: 'shipping', question: '运费多少钱', answer: '十元' },
];

describe('measuring answers', () => {
  it('counts first places, accepted alternatives and wrongly answered questions per kind', () => {
    const figures = measureAnswers({
      name: 'shop',
      knowledge,
      passages: [],
      queries: [
        { text: '退款多久到账', answer_id: 'refund' },
        { text: '怎么开发票', answer_id: 'missing', alt_ids: ['invoice'] },
        { text: '运费多少钱', answer_id: 'refund' },
        { text: '怎么开发票？', answer_id: null, oos: 'near' },
        { text: '火星有多远', answer_id: null, oos: 'far' },
      ],
    });
    expect(figures.first).toBeCloseTo(200 / 3);
    expect(figures.direct).toEqual({
      coverage: 100,
      precision: expect.closeTo(200 / 3),
      wronglyAnswered: { far: 0, near: 100 },
    });
  });
});

describe('measuring passages', () => {
  it('ranks within the candidates where the data names them', () => {
    const passages = [
      { id: 'a', text: '退款三天到账' },
      { id: 'b', text: '退款请联系客服' },
    ];
    const measure = (candidates?: string[]) =>
      measurePassages({
        name: 'p',
        knowledge: [],
        passages,
        queries: [{ text: '退款几天到账', answer_id: 'b', candidates }],
      });
    expect(measure().first).toBe(0);
    expect(measure(['b']).first).toBe(100);
  });
});
