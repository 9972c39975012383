import fc from 'fast-check';
import { findPersonalData } from './find-personal-data';
import { maskPersonalData } from './mask-personal-data';

describe('masks', () => {
  it('keeps what is needed to compare and hides the rest', () => {
    expect(maskPersonalData('电话13800138000，卡号6222 0212 3456 7894')).toBe('电话138****8000，卡号****7894');
    expect(maskPersonalData('身份证11010519491231002X')).toBe('身份证110****2x');
    expect(maskPersonalData('lilei@example.com 微信号lilei2020 QQ 1234567')).toBe(
      'l****@example.com 微信号l**** QQ 12****',
    );
    expect(maskPersonalData('寄到北京市海淀区中关村大街1号')).toBe('寄到[地址]');
    expect(maskPersonalData('一三八零零一三八零零零')).toBe('138****8000');
  });

  it('returns a text without personal data as it is', () => {
    for (const text of ['', '什么时候发货？', 'é①Ａ😀 \u200b 订单号123456']) expect(maskPersonalData(text)).toBe(text);
  });

  it('leaves nothing to find, and masks twice as once', () => {
    const values = [
      '13800138000',
      '１３８ 0013 8000',
      'a@b.com',
      '微信lilei2020',
      'qq1234567',
      '11010519491231002X',
      '010-62770000',
    ];
    const piece = fc.constantFrom(...values, '你好', '，', ' ', '加', '号', '1', '😀', '订单');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const masked = maskPersonalData(parts.join(''));
        expect(findPersonalData(masked)).toEqual([]);
        expect(maskPersonalData(masked)).toBe(masked);
      }),
      { numRuns: 500 },
    );
  });
});
