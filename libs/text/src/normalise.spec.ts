import fc from 'fast-check';
import { normalise, normaliseWithOffsets, normaliseWords } from './normalise';

describe('normalise', () => {
  it.each([
    ['Ｈｅｌｌｏ，Ｗｏｒｌｄ！', 'helloworld'],
    ['退 款 多 久 到 账 ？？', '退款多久到账'],
    ['退\u200b款\u0336多\ufe0f久', '退款多久'],
    ['①②③ Ⓐⓑ 𝐇𝐞𝐥𝐥𝐨 🅰 ❶', '123abhelloa1'],
    ['⼈⼝⽇', '人口日'],
    ['⑴⒉㈠㏒', '12一log'],
    ['CAFÉ e\u0301', 'cafee'],
    ['满1.5折，优惠50％', '满1.5折优惠50%'],
    ['1,000元。2.', '1000元2'],
    ['５．５%', '5.5%'],
    ['。。。？！😀', ''],
    ['한국 ga', '한국ga'],
  ])('%s → %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('keeps doubled characters and cuts longer runs, but never digits', () => {
    expect(normalise('谢谢 好好好好 哈哈哈哈哈 hellooooo 100000')).toBe('谢谢好好哈哈helloo100000');
  });

  it('takes a simplifier for traditional characters', () => {
    const simplify = (character: string) => (character === '發' ? '发' : character);
    expect(normalise('發票', { simplify })).toBe('发票');
  });

  it('keeps words apart on request', () => {
    expect(normaliseWords(' How do I  pay,please? 用Visa。')).toBe('how do i pay please 用visa');
  });

  it('takes time in proportion to the text', () => {
    // A quadratic version needs minutes for this and runs into the time-out.
    expect(normalise('您好，退款！'.repeat(150_000))).toHaveLength(600_000);
  });

  it('changes nothing when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('normaliseWithOffsets', () => {
  it('points into the original, over everything between', () => {
    const { text, starts, ends } = normaliseWithOffsets('我的 Ａ\u200b-款\u0336吧');
    expect(text).toBe('我的a款吧');
    expect([starts[2], ends[2]]).toEqual([3, 4]);
    expect([starts[3], ends[3]]).toEqual([6, 8]);
  });

  it('gives a run of emphasis to the last character kept', () => {
    const { text, starts, ends } = normaliseWithOffsets('好好好好吗');
    expect(text).toBe('好好吗');
    expect([starts[1], ends[1]]).toEqual([1, 4]);
  });

  it('gives one range for each unit, in order, and the text of normalise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (original) => {
        const { text, starts, ends } = normaliseWithOffsets(original);
        expect(text).toBe(normalise(original));
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        for (let i = 0; i < text.length; i++) {
          expect(starts[i]!).toBeLessThan(ends[i]!);
          expect(starts[i]!).toBeGreaterThanOrEqual(i > 0 ? starts[i - 1]! : 0);
          expect(ends[i]!).toBeLessThanOrEqual(original.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
