import { estimateTokens, startWithin } from './token-estimate';

/** Counted with the tokenizers themselves: [text, cl100k_base, o200k_base]. */
const COUNTED: [string, number, number][] = [
  ['我上周三在你们店买的那套青花盖碗收到的时候杯盖碎了一个角，订单号是 20261118345，能不能给我补发一个新的？', 59, 44],
  ['礼品卡自购买之日起三年内有效，到期前可以申请延期十二个月，每张卡只能延期一次。', 44, 26],
  ['您好，请问有什麼可以幫您？這個商品的運費與關稅由買家承擔，請於七日內完成付款。', 55, 36],
  ['亲～🎁🎉在吗？？我想问下这个包邮嘛😂😂谢谢啦❤️', 39, 22],
  [
    'Your order has been shipped and should arrive within 3 to 5 business days. You can return it within 30 days.',
    26,
    26,
  ],
  ['Antidisestablishmentarianism, floccinaucinihilipilification: supercalifragilisticexpialidocious!', 28, 28],
  [
    '订单 ZY20261118-0093，尺码 XL，175cm/70kg，金额￥1,299.00，预计 2026-11-25 18:00 前送达 https://m.example.com/order?id=0093',
    57,
    53,
  ],
  ['4829 1057 3382 9917 20261122 13800138000 0571-88886666', 27, 27],
];

describe('estimateTokens', () => {
  it.each(COUNTED)('is no less than what vocabularies count: %s', (text, cl100k, o200k) => {
    const estimate = estimateTokens(text);
    expect(estimate).toBeGreaterThanOrEqual(Math.max(cl100k, o200k));
    expect(estimate).toBeLessThanOrEqual(2.5 * cl100k);
  });

  it('counts nothing for nothing', () => expect(estimateTokens('')).toBe(0));
});

describe('startWithin', () => {
  it('keeps what fits and never half a character', () => {
    expect(startWithin('礼品卡', 3)).toBe('礼品');
    expect(startWithin('a🎁b', 4.3)).toBe('a');
    expect(startWithin('礼品卡', -1)).toBe('');
    expect(startWithin('gift', 99)).toBe('gift');
  });
});
