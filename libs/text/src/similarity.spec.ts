import fc from 'fast-check';
import { dice, editDistance, jaccard, longestCommonSubsequenceRatio } from './similarity';

const plainDistance = (a: string, b: string): number => {
  if (a === '' || b === '') return a.length + b.length;
  const replace = plainDistance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  return Math.min(replace, plainDistance(a.slice(1), b) + 1, plainDistance(a, b.slice(1)) + 1);
};
const short = fc.string({ unit: fc.constantFrom('a', 'b', '退', '款'), maxLength: 6 });

describe('similarity', () => {
  it('measures shared n-grams', () => {
    expect(dice('退款到账', '退款到账')).toBe(1);
    expect(dice('退款到账', '退款多久')).toBeCloseTo(1 / 3);
    expect(jaccard('退款到账', '退款多久')).toBeCloseTo(1 / 5);
    expect(dice('退款', '发票')).toBe(0);
    expect(dice('', '')).toBe(0);
    expect(jaccard('', '')).toBe(0);
  });

  it('counts edits up to the limit', () => {
    fc.assert(
      fc.property(short, short, fc.nat(6), (a, b, limit) => {
        const exact = plainDistance(a, b);
        expect(editDistance(a, b)).toBe(exact);
        expect(editDistance(a, b, limit)).toBe(Math.min(exact, limit + 1));
      }),
      { numRuns: 300 },
    );
  });

  it('measures what stays in order', () => {
    expect(longestCommonSubsequenceRatio('怎么退款', '怎么申请退款')).toBeCloseTo(4 / 6);
    expect(longestCommonSubsequenceRatio('abc', 'cba')).toBeCloseTo(1 / 3);
    expect(longestCommonSubsequenceRatio('', '')).toBe(0);
  });
});
