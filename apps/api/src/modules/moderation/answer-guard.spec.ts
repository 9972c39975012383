import type { TermAction } from '@zhiyin/contracts';
import fc from 'fast-check';
import { createAnswerGuard } from './answer-guard';
import { buildLexicon, type Lexicon } from './lexicon/lexicon';
import { isHidden, MASK } from './masked-text';

const entry = (term: string, action: TermAction = 'mask', exceptions: string[] = []) => ({
  term,
  category: 'test',
  action,
  exceptions,
  wholeWord: true,
});

/** What a customer sees in the end when the text comes in these chunks. */
const shown = (lexicon: Lexicon, chunks: readonly string[]) => {
  const guard = createAnswerGuard(lexicon);
  const out = chunks.map((chunk) => guard.push(chunk)).join('') + guard.end();
  return { out, refused: guard.refused };
};

/** The same worked out on the whole text, from what `find` reports. */
const expected = (lexicon: Lexicon, text: string) => {
  const hidden = new Uint8Array(text.length);
  const found = lexicon.find(text).filter(({ term }) => isHidden(term.action));
  const groups: { start: number; end: number; block: boolean }[] = [];
  for (const { start, end, term } of found) {
    const group = groups.find((other) => start < other.end && other.start < end);
    if (group) Object.assign(group, { end: Math.max(end, group.end), block: group.block || term.action === 'block' });
    else groups.push({ start, end, block: term.action === 'block' });
  }
  for (const { start, end } of groups) hidden.fill(1, start, end);
  const stop = groups.find(({ block }) => block)?.start ?? text.length;
  let out = '';
  for (let i = 0; i < stop; i++) {
    if (!hidden[i]) out += text[i];
    else if (groups.some(({ start }) => start === i)) out += MASK;
  }
  return { out, refused: stop < text.length };
};

describe('answer guard', () => {
  const lexicon = buildLexicon([
    entry('加微信返利'),
    entry('假发票', 'block'),
    entry('大麻', 'mask', ['大麻烦']),
    entry('fuck'),
  ]);

  it('lets ordinary text through at once', () => {
    const guard = createAnswerGuard(lexicon);
    expect(guard.push('您好，')).toBe('您好，');
    expect(guard.push('七天内可以退货')).toBe('七天内可以退货');
    expect(guard.end()).toBe('');
  });

  it('holds back from the first character that could begin a term, and no longer than that', () => {
    const guard = createAnswerGuard(lexicon);
    expect(guard.push('请加')).toBe('请');
    expect(guard.push('微信')).toBe('');
    expect(guard.push('公众号')).toBe('加微信公众号');
    expect(guard.push('，或加微信')).toBe('，或');
    expect(guard.push('返利')).toBe('');
    expect(guard.push('。')).toBe('');
    expect(guard.push('好')).toBe(`${MASK}。好`);
    expect(guard.refused).toBe(false);
  });

  it('stops for good at a forbidden term', () => {
    const guard = createAnswerGuard(lexicon);
    expect(guard.push('可以开假 发')).toBe('可以开');
    expect(guard.push('票给')).toBe('');
    expect(guard.refused).toBe(true);
    expect(guard.push('您')).toBe('');
    expect(guard.end()).toBe('');
  });

  it('decides at the end what nothing followed', () => {
    expect(shown(lexicon, ['这是假发'])).toEqual({ out: '这是假发', refused: false });
    expect(shown(lexicon, ['这是假发', '票'])).toEqual({ out: '这是', refused: true });
    expect(shown(lexicon, ['大麻', '烦'])).toEqual({ out: '大麻烦', refused: false });
    expect(shown(lexicon, ['大麻'])).toEqual({ out: MASK, refused: false });
    expect(shown(lexicon, ['fuck', 's'])).toEqual({ out: 'fucks', refused: false });
  });

  const character = fc.constantFrom(
    ...[
      '甲',
      '乙',
      '丙',
      '丁',
      'a',
      'b',
      'A',
      'ｂ',
      ' ',
      '，',
      '\n',
      '😀',
      '\u200b',
      '\u0336',
      '1',
      '.',
      '5',
      '%',
      '-'.repeat(20),
    ],
  );
  const terms = fc
    .array(
      fc.record({
        term: fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'a', 'b', '1', '5'), minLength: 1, maxLength: 4 }),
        action: fc.constantFrom<TermAction>('mask', 'mask', 'flag', 'block'),
        around: fc.option(fc.constantFrom('甲', '丁', 'a')),
        wholeWord: fc.boolean(),
      }),
      { maxLength: 4 },
    )
    .map((list) =>
      list.map(({ term, action, around, wholeWord }) => ({
        ...entry(term, action, around === null ? [] : [around + term, term + around]),
        wholeWord,
      })),
    );
  const chunked = fc.array(
    fc.array(character, { maxLength: 6 }).map((parts) => parts.join('')),
    { maxLength: 14 },
  );

  it('shows the same however the text is cut, even inside a character', () => {
    fc.assert(
      fc.property(terms, chunked, (list, chunks) => {
        const searched = buildLexicon(list);
        const text = chunks.join('');
        const whole = expected(searched, text);
        expect(shown(searched, [text])).toEqual(whole);
        expect(shown(searched, chunks)).toEqual(whole);
        expect(shown(searched, text.split(''))).toEqual(whole);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never shows a term on the way', () => {
    fc.assert(
      fc.property(chunked, (chunks) => {
        const searched = buildLexicon([entry('甲乙'), entry('丙a1', 'block')]);
        const guard = createAnswerGuard(searched);
        let seen = '';
        for (const step of [...chunks.map((chunk) => () => guard.push(chunk)), () => guard.end()]) {
          seen += step();
          // A mask between two characters would read like any other symbol between them.
          expect(searched.find(seen.replaceAll(MASK, '丁'))).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not wait for ever for one repeated character', () => {
    const guard = createAnswerGuard(lexicon);
    expect(guard.push('加'.repeat(20_000)).length).toBeGreaterThan(10_000);
  });
});
