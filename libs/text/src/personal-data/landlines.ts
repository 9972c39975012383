import { endsInsideWord, namesOrder, startsInsideWord } from './context';
import type { FoldedText } from './folded-text';
import type { Finding } from './personal-data';

/** Area code and number; 400, 800, 95xxx, 110 and 12315 are public and have no area code. */
const WITH_AREA_CODE =
  /\(?(?:(?:010|02\d)[)\-\s]{0,2}[2-9]\d{3}[-\s]?\d{4}|0[3-9]\d{2}[)\-\s]{0,2}[2-9]\d{2,3}[-\s]?\d{4})(?:\s?(?:-|转|ext\.?)\s?\d{1,6})?/g;
const ANNOUNCED = /(?:座机|固话|固定电话|家里电话|电话|tel)[号码是为:：\s]{0,4}([2-8]\d{3}[-\s]?\d{3,4})/g;

const finding = (view: FoldedText, from: number, matched: string): Finding | undefined => {
  const to = from + matched.length;
  if (endsInsideWord(view.digits, to)) return undefined;
  return { category: 'landline', value: matched.replace(/\D/g, ''), from, to };
};

export function findLandlines(view: FoldedText): Finding[] {
  const found: (Finding | undefined)[] = [];
  for (const match of view.digits.matchAll(WITH_AREA_CODE)) {
    if (startsInsideWord(view.digits, match.index) || namesOrder(view.text, match.index)) continue;
    if (/[.-]/.test(view.digits[match.index - 1] ?? '')) continue;
    found.push(finding(view, match.index, match[0]));
  }
  for (const match of view.digits.matchAll(ANNOUNCED))
    found.push(finding(view, match.index + match[0].length - match[1]!.length, match[1]!));
  return found.filter((item) => item !== undefined);
}
