import { flawOf } from '../terms/term-content';
import { buildLexicon } from '../lexicon/lexicon';
import { starterLexicon } from './starter-lexicon';

describe('starter lexicon', () => {
  const terms = starterLexicon();

  it('holds every term once and only good ones', () => {
    expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
    expect(terms.filter((term) => flawOf(term) !== undefined)).toEqual([]);
  });

  it.each([
    '这可是大麻烦，买了大麻花',
    '体操你会吗，早操你做了没',
    '枪灰色和枪色的都要，买枪灰的',
    '羊杂碎汤好喝吗',
    '能开增值税专用发票吗，发票怎么开',
    '可以加微信吗，关注公众号有优惠吗',
    '好评有返现吗',
    '小儿麻痹的疫苗',
    '控制毒性，抵制毒品',
    '这款是易制毒化学品吗',
    'assistant, classic, fuckoff 不算整词',
    '口红交易记录在哪',
    '手机银行卡绑定',
  ])('passes: %s', (text) => expect(buildLexicon(terms).find(text)).toEqual([]));

  it.each([
    ['你们就是傻 逼', 'abuse', 'mask'],
    ['代.开.发.票', 'illegal_services', 'block'],
    ['賭博網站', 'gambling', 'block'],
    ['加微信返利', 'off_platform', 'mask'],
    ['我要自杀', 'violence', 'flag'],
  ])('finds: %s', (text, category, action) =>
    expect(buildLexicon(terms).find(text)[0]).toMatchObject({ term: { category, action } }),
  );
});
