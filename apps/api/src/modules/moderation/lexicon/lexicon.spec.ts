import { buildLexicon, buildLexiconInPieces } from './lexicon';
import type { LexiconTerm } from './entry';

const entry = (term: string, more: Partial<LexiconTerm> = {}): LexiconTerm => ({
  term,
  category: 'test',
  action: 'mask',
  exceptions: [],
  wholeWord: true,
  ...more,
});
const surfaces = (terms: LexiconTerm[], text: string) =>
  buildLexicon(terms)
    .find(text)
    .map(({ start, end }) => text.slice(start, end));

describe('lexicon', () => {
  it.each([
    ['退款失败', '失败'],
    ['失 败', '失 败'],
    ['失\n败', '失\n败'],
    ['失😀败', '失😀败'],
    ['失…败', '失…败'],
    ['失，败', '失，败'],
    ['失\u200b\u2060败', '失\u200b\u2060败'],
    ['失\u0336败\u20dd', '失\u0336败\u20dd'],
    ['失失败败败败', '失失败败败败'],
    ['失敗', '失敗'],
    ['😀失败😀', '失败'],
  ])('sees the term in %j', (text, surface) => expect(surfaces([entry('失败')], text)).toEqual([surface]));

  it.each(['fail', 'FaIl', 'ｆａｉｌ', 'ⓕⓐⓘⓛ', '𝐟𝐚𝐢𝐥', 'f.a.i.l', 'f a i l', 'ffaaiill', '🅵🅰🅸🅻'])('sees %s', (text) => {
    expect(surfaces([entry('fail')], `你${text}了`)).toEqual([text]);
  });

  it('reads Kangxi radicals and Taiwan shapes as what they look like', () => {
    expect(surfaces([entry('人口手')], '⼈⼝⼿')).toEqual(['⼈⼝⼿']);
    expect(surfaces([entry('睾酮')], '睪酮')).toEqual(['睪酮']);
  });

  it('finds terms that are written in a disguise in the lexicon itself', () => {
    expect(surfaces([entry('失 敗')], '失败')).toEqual(['失败']);
  });

  it('takes Latin words whole unless told not to', () => {
    for (const text of ['assistant', 'class', 'ｃlass', 'as she said', 'ass2'])
      expect(surfaces([entry('ass')], text)).toEqual([]);
    expect(surfaces([entry('ass')], '你ass，')).toEqual(['ass']);
    expect(surfaces([entry('ass', { wholeWord: false })], 'class')).toEqual(['ass']);
  });

  it('does not join the end of a clause with the next one', () => {
    expect(surfaces([entry('加微信返利')], '可以加微信。返利呢')).toEqual([]);
    expect(surfaces([entry('加微信返利')], '加，微，信，返，利')).toEqual(['加，微，信，返，利']);
    expect(surfaces([entry('失败')], `失${'.'.repeat(40)}败`)).toEqual([]);
  });

  it('asks for as many equal characters as the term has', () => {
    expect(surfaces([entry('爸爸')], '爸，妈妈')).toEqual([]);
    expect(surfaces([entry('爸爸')], '爸爸爸')).toEqual(['爸爸爸']);
  });

  it('takes numbers as they are', () => {
    expect(surfaces([entry('1100')], '10')).toEqual([]);
    expect(surfaces([entry('电10号')], '电100号')).toEqual([]);
    expect(surfaces([entry('15号')], '115号')).toEqual([]);
    expect(surfaces([entry('15号', { wholeWord: false })], '115号')).toEqual(['115号']);
    expect(surfaces([entry('6.4')], '64，6.44，6.4')).toEqual(['6.4']);
    expect(surfaces([entry('电10号')], '电电1100号号')).toEqual(['电电1100号号']);
  });

  it('leaves exceptions alone, disguised ones too, and only them', () => {
    const terms = [entry('大麻', { exceptions: ['大麻烦', '大麻花'] })];
    expect(surfaces(terms, '真是大麻烦，大 麻 花')).toEqual([]);
    expect(surfaces(terms, '大麻烦和大麻')).toEqual(['大麻']);
    const other = [...terms, entry('麻烦')];
    expect(surfaces(other, '大麻烦')).toEqual(['麻烦']);
  });

  it('reports overlapping terms, the longest first', () => {
    expect(surfaces([entry('失败'), entry('退款失败'), entry('退款')], '退款失败')).toEqual([
      '退款失败',
      '退款',
      '失败',
    ]);
  });

  it('ignores terms without any letter', () => {
    expect(surfaces([entry('。'), entry(' '), entry('😀')], '。 😀')).toEqual([]);
  });

  it('counts every hit in a text of nothing but candidates', () => {
    const lexicon = buildLexicon([entry('大麻', { exceptions: ['大麻烦'] }), entry('a'), entry('麻')]);
    const text = '大麻烦a 大麻'.repeat(15_000);
    expect(lexicon.find(text).length).toBe(15_000 * 3 + 15_000);
  });

  it('built in pieces finds the same', async () => {
    const terms = Array.from({ length: 2_500 }, (_, i) => entry(`词${i}号`));
    const text = '词0号，词999号、词1000号，词2499号';
    expect((await buildLexiconInPieces(terms)).find(text)).toEqual(buildLexicon(terms).find(text));
    expect(buildLexicon(terms).find(text)).toHaveLength(4);
  });
});
