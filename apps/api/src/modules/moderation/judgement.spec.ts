import { judge } from './judgement';
import { buildLexicon } from './lexicon/lexicon';

const lexicon = buildLexicon([
  { term: '笨蛋', category: 'abuse', action: 'mask', exceptions: [], wholeWord: true },
  { term: '自杀', category: 'violence', action: 'flag', exceptions: [], wholeWord: true },
  { term: '假发票', category: 'illegal', action: 'block', exceptions: [], wholeWord: true },
]);

describe('judgement', () => {
  it.each([
    ['什么时候发货', 'pass'],
    ['我要自杀', 'flag'],
    ['笨蛋', 'mask'],
    ['电话13800138000', 'mask'],
    ['笨蛋，假发票，自杀', 'block'],
  ])('%s is %s', (text, verdict) => expect(judge(text, lexicon).verdict).toBe(verdict));

  it('counts offsets in the text as it was given', () => {
    const text = '😀\u200b笨 蛋，电话１３８００１３８０００';
    expect(judge(text, lexicon)).toEqual({
      verdict: 'mask',
      masked: '😀\u200b＊＊，电话138****8000',
      hits: [
        { type: 'term', category: 'abuse', term: '笨蛋', start: 3, end: 6, action: 'mask' },
        { type: 'personal_data', category: 'mobile', value: '13800138000', start: 9, end: 20, action: 'mask' },
      ],
    });
  });

  it('leaves flagged words readable', () => {
    expect(judge('我要自杀', lexicon).masked).toBe('我要自杀');
  });

  it('hides what overlaps as one', () => {
    const digits = buildLexicon([
      { term: '0013', category: 'test', action: 'mask', exceptions: [], wholeWord: false },
      { term: '8000号', category: 'test', action: 'mask', exceptions: [], wholeWord: false },
    ]);
    expect(judge('找13800138000号的', digits).masked).toBe('找＊＊的');
  });
});
