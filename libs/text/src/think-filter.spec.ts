import fc from 'fast-check';
import { createThinkFilter, stripThinking } from './think-filter';

const filtered = (...pieces: string[]): string => {
  const filter = createThinkFilter();
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end();
};

const CASES: [string, string][] = [
  ['<think>嗯，用户问运费</think>\n\n运费10元。', '运费10元。'],
  ['<THINKING a="1">x</Thinking >您好', '您好'],
  ['<reasoning>a</reasoning>1 < 2 <b>粗</b>', '1 < 2 <b>粗</b>'],
  ['先说<think>想<think>还想</think>再说', '先说再说'],
  ['答案<think>没有写完', '答案'],
  ['</think>答案', '答案'],
  ['<thinker>不是标签</thinker>', '<thinker>不是标签</thinker>'],
  ['结尾是<thi', '结尾是<thi'],
  ['a<<think>x</think>b', 'a<b'],
  ['<think>a</think> <think>b</think> c', 'c'],
  ['没有标签', '没有标签'],
];

describe('think filter', () => {
  it.each(CASES)('%s → %s', (text, expected) => {
    expect(filtered(text)).toBe(expected);
  });

  it.each(CASES)('%s, cut at every place and character by character', (text, expected) => {
    for (let cut = 0; cut <= text.length; cut++) expect(filtered(text.slice(0, cut), text.slice(cut))).toBe(expected);
    expect(filtered(...text)).toBe(expected);
  });

  it('does not depend on the cuts', () => {
    const parts = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        'think',
        'thinking',
        'reasoning',
        ' ',
        '\n',
        'a',
        '<think>',
        '</think>',
        '<think ',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(parts, fc.array(fc.nat(60), { maxLength: 3 }), (tokens, at) => {
        const text = tokens.join('');
        const cuts = [0, ...at.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        expect(filtered(...cuts.slice(1).map((cut, i) => text.slice(cuts[i], cut)))).toBe(filtered(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('lets text flow at once and holds back only what could be a tag', () => {
    const filter = createThinkFilter();
    expect(filter.push('您好')).toBe('您好');
    expect(filter.push('，1<2')).toBe('，1<2');
    expect(filter.push('<thin')).toBe('');
    expect(filter.push('g')).toBe('<thing');
    expect(filter.push(`<think ${'x'.repeat(300)}`)).toContain('<think xxx');
  });

  it('drops what stands before an orphan closing tag when the whole text is known', () => {
    expect(stripThinking('想了想</think>\n答案')).toBe('答案');
    expect(stripThinking('<think>想</think>答<think>b</think>案')).toBe('答案');
  });
});
