import { kindAgreement, numberConflict, questionSigns } from './question-signs';

const negated = (text: string): boolean => questionSigns(text).negated;
const agree = (a: string, b: string): number => kindAgreement(questionSigns(a), questionSigns(b));
const conflict = (a: string, b: string): number => numberConflict(questionSigns(a), questionSigns(b));

describe('question signs', () => {
  it.each(['不能退款', '没有收到', '无法登录', '还未发货', 'it has not arrived', 'it hasnt arrived'])(
    '%s is negated',
    (text) => {
      expect(negated(text)).toBe(true);
    },
  );

  it.each(['能不能退款', '有没有优惠', '是否包邮', '不好意思退款', '无线耳机', '别的颜色'])('%s is not', (text) => {
    expect(negated(text)).toBe(false);
  });

  it('compares what is asked for', () => {
    expect(agree('怎么退款', '如何申请退款')).toBe(1);
    expect(agree('怎么退款', '退款多久到账')).toBe(-1);
    expect(agree('怎么没有额度', '为什么没有额度')).toBe(1);
    expect(agree('退款', '怎么退款')).toBe(0);
  });

  it('sees different numbers', () => {
    expect(conflict('满100减多少', '满200减多少')).toBe(1);
    expect(conflict('满100减20', '满100减多少')).toBe(0);
    expect(conflict('满100减多少', '满减多少')).toBe(0);
  });
});
