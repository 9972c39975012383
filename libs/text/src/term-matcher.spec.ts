import fc from 'fast-check';
import { buildTermMatcher, type TermHit } from './term-matcher';

const naive = (terms: string[], text: string): TermHit[] => {
  const hits: TermHit[] = [];
  terms.forEach((term, index) => {
    if (term === '') return;
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      hits.push({ term: index, start: at, end: at + term.length });
    }
  });
  return hits;
};
const inOrder = (hits: TermHit[]): TermHit[] =>
  [...hits].sort((a, b) => a.end - b.end || a.start - b.start || a.term - b.term);
const fewLetters = fc.string({ unit: fc.constantFrom('a', 'b', '中', '文'), maxLength: 30 });
const fewTerms = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '中', '文'), maxLength: 5 }), { maxLength: 12 });

describe('term matcher', () => {
  it('finds overlapping and nested terms', () => {
    expect(buildTermMatcher(['he', 'she', 'hers']).find('ushers')).toEqual([
      { term: 1, start: 1, end: 4 },
      { term: 0, start: 2, end: 4 },
      { term: 2, start: 2, end: 6 },
    ]);
  });

  it('finds what a naive search finds', () => {
    fc.assert(
      fc.property(fewTerms, fewLetters, (terms, text) => {
        expect(buildTermMatcher(terms).find(text)).toEqual(inOrder(naive(terms, text)));
      }),
      { numRuns: 2000 },
    );
  });

  it('knows how much of the end could still become a term', () => {
    fc.assert(
      fc.property(fewTerms, fewLetters, (terms, text) => {
        const opens = (length: number) =>
          terms.some((term) => term.length > length && term.startsWith(text.slice(text.length - length)));
        let expected = 0;
        for (let length = 1; length <= text.length; length++) if (opens(length)) expected = length;
        expect(buildTermMatcher(terms).openEnd(text)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('reports equal terms and ignores empty ones', () => {
    expect(buildTermMatcher(['', '退款', '退款']).find('退款')).toEqual([
      { term: 1, start: 0, end: 2 },
      { term: 2, start: 0, end: 2 },
    ]);
    expect(buildTermMatcher([]).find('退款')).toEqual([]);
  });

  it('holds a hundred thousand terms', () => {
    const terms = Array.from({ length: 100_000 }, (_, i) => `词${String.fromCharCode(0x4e00 + (i % 5000))}${i}号`);
    const matcher = buildTermMatcher(terms);
    expect(matcher.find(`前${terms[4321]}后${terms[99_999]}`)).toEqual([
      { term: 4321, start: 1, end: 1 + terms[4321]!.length },
      { term: 99_999, start: 2 + terms[4321]!.length, end: 2 + terms[4321]!.length + terms[99_999]!.length },
    ]);
  });
});
