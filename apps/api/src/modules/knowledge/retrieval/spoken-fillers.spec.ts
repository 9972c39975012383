import { withoutFillers } from './spoken-fillers';

describe('without fillers', () => {
  it.each([
    ['你好 我想问一下退款多久到账呀', '退款多久到账'],
    ['亲 在吗 麻烦问下怎么换货呢 谢谢', '怎么换货'],
    ['请问您可以开发票吗', '可以开发票吗'],
    ['那个 就是发货了吗', '发货了吗'],
    ['退款多久到账', '退款多久到账'],
  ])('%s → %s', (text, bare) => {
    expect(withoutFillers(text)).toBe(bare);
  });

  it('keeps a text that is nothing else', () => {
    expect(withoutFillers('你好')).toBe('你好');
    expect(withoutFillers('谢谢')).toBe('谢谢');
  });
});
