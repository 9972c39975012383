import { ngramCounts, ngrams } from './ngrams';

describe('ngrams', () => {
  it('gives all runs in order', () => {
    expect(ngrams('退款到账', 2)).toEqual(['退款', '款到', '到账']);
    expect(ngrams('aaa', 1)).toEqual(['a', 'a', 'a']);
  });

  it('gives a short text whole and nothing for an empty one', () => {
    expect(ngrams('退', 2)).toEqual(['退']);
    expect(ngrams('', 2)).toEqual([]);
  });

  it('counts repeats', () => {
    expect(ngramCounts('哈哈哈', 2)).toEqual(new Map([['哈哈', 2]]));
  });
});
