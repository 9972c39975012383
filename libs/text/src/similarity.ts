import { ngramCounts } from './ngrams';

const total = (counts: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
};

const overlap = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  return shared;
};

/** Twice the shared n-grams over all of both, repeats counted; 0..1, 0 when both are empty. */
export function dice(a: string, b: string, size = 2): number {
  const [left, right] = [ngramCounts(a, size), ngramCounts(b, size)];
  const all = total(left) + total(right);
  return all === 0 ? 0 : (2 * overlap(left, right)) / all;
}

/** Shared n-grams over all different ones, repeats counted; 0..1, 0 when both are empty. */
export function jaccard(a: string, b: string, size = 2): number {
  const [left, right] = [ngramCounts(a, size), ngramCounts(b, size)];
  const shared = overlap(left, right);
  const all = total(left) + total(right) - shared;
  return all === 0 ? 0 : shared / all;
}

/**
 * Insertions, deletions and replacements of UTF-16 units from a to b; `limit + 1` as soon as it is clear that more than
 * `limit` are needed, which keeps the cost at length times limit.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = new Array<number>(b.length + 1).fill(limit + 1);
    current[0] = i;
    const first = Math.max(1, i - limit);
    const last = Math.min(b.length, i + limit);
    let least = i;
    for (let j = first; j <= last; j++) {
      const replace = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(replace, previous[j]! + 1, current[j - 1]! + 1);
      least = Math.min(least, current[j]!);
    }
    if (least > limit) return limit + 1;
    previous = current;
  }
  return Math.min(previous[b.length]!, limit + 1);
}

/** Length of the longest common subsequence over the longer text; 0..1, 0 when both are empty. */
export function longestCommonSubsequenceRatio(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  const row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      row[j] = a[i] === b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]!);
      diagonal = above;
    }
  }
  return row[b.length]! / longer;
}
