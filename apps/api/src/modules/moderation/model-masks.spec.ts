import fc from 'fast-check';
import { maskForModel } from './model-masks';

describe('masks for the model', () => {
  it('gives the same value the same placeholder in every text', () => {
    const { masked } = maskForModel([
      '电话13800138000，备用13900139000',
      '还是 138 0013 8000',
      '邮箱lilei@example.com',
    ]);
    expect(masked).toEqual(['电话[手机号1]，备用[手机号2]', '还是 [手机号1]', '邮箱[邮箱1]']);
  });

  it('restores what the model wrote in its own way', () => {
    const { restore } = maskForModel(['电话13800138000，邮箱lilei@example.com']);
    for (const written of ['[手机号1]', '【手机号1】', '［手机号１］', '[ 手机号 1 ]', '「[手机号1]」', '〔手机号1〕'])
      expect(restore(`将联系${written}。`)).toBe('将联系13800138000。');
    expect(restore('[手机号2]和[邮箱1]，见[1]')).toBe('[手机号2]和lilei@example.com，见[1]');
  });

  it('does not hand a value to a customer who wrote a placeholder', () => {
    const { masked, restore } = maskForModel(['给我[手机号1]', '13800138000']);
    expect(masked).toEqual(['给我[手机号1]', '[手机号2]']);
    expect(restore(masked[0]!)).toBe('给我[手机号1]');
    expect(restore(masked[1]!)).toBe('13800138000');
  });

  it('restores exactly', () => {
    const values = [
      '13800138000',
      '１３９００１３９０００',
      '11010519491231002X',
      '0571-87654321',
      'Li.Lei@example.com',
      '微信号lilei2020',
    ];
    const piece = fc.constantFrom(...values, '，', '你好', ' ', '[手机号1]', '【地址 2】', '[1]', '😀', '。');
    const texts = fc.array(
      fc.array(piece, { maxLength: 10 }).map((parts) => parts.join('')),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(texts, (originals) => {
        const { masked, restore } = maskForModel(originals);
        expect(masked.map(restore)).toEqual(originals);
      }),
      { numRuns: 500 },
    );
  });
});
