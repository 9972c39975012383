import { contentOf, sameContent } from './answer-content';

const input = { question: '怎么退货', answer: '在订单里申请' };

describe('contentOf', () => {
  it('drops questions that say the same, also the same as the question itself', () => {
    const content = contentOf({
      ...input,
      similarQuestions: ['怎么退货？', '退货 流程', '退货流程！', '？？', '想退货'],
    });
    expect(content.similarQuestions).toEqual(['退货 流程', '想退货']);
  });

  it('drops duplicates among follow-ups and regression questions', () => {
    const texts = ['Ａ款', 'a款', 'b款'];
    expect(contentOf({ ...input, followUps: texts, regressionQuestions: texts })).toMatchObject({
      followUps: ['Ａ款', 'b款'],
      regressionQuestions: ['Ａ款', 'b款'],
    });
  });

  it('knows the same content again, whatever the order of a link’s keys', () => {
    const first = contentOf({ ...input, links: [{ label: '订单', url: '/pages/order/list' }] });
    const second = contentOf({ ...input, links: [{ url: '/pages/order/list', label: '订单' }] });
    expect(sameContent(first, second)).toBe(true);
    expect(sameContent(first, contentOf(input))).toBe(false);
    expect(sameContent(first, { ...second, validTo: new Date(0) })).toBe(false);
  });
});
