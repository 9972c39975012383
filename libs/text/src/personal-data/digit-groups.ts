/** Neighbouring digits; `gap` is what stands between this group and the next of its sequence. */
export interface DigitGroup {
  from: number;
  to: number;
  gap: string;
}

const GROUP = /\d+/g;
const GAP = /^[ \-.·_–—−/,，、*~]{1,3}$/;

/** Groups of digits that could be one number written in parts: 138 0013 8000, 1-3-8-…, 6222.0200… */
export function digitSequences(digits: string): DigitGroup[][] {
  const sequences: DigitGroup[][] = [];
  let current: DigitGroup[] = [];
  for (const match of digits.matchAll(GROUP)) {
    const group = { from: match.index, to: match.index + match[0].length, gap: '' };
    const last = current[current.length - 1];
    const gap = last && group.from - last.to <= 3 ? digits.slice(last.to, group.from) : '';
    if (last && GAP.test(gap)) {
      last.gap = gap;
      current.push(group);
    } else {
      current = [group];
      sequences.push(current);
    }
  }
  return sequences;
}
