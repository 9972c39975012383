import { isIdCard, isOldIdCard, passesLuhn } from './checksums';
import { endsInsideWord, isAmount, namesCard, namesIdCard, namesOrder, startsInsideWord } from './context';
import { type DigitGroup, digitSequences } from './digit-groups';
import type { FoldedText } from './folded-text';
import type { Finding } from './personal-data';

/** The longest number: a bank card of 19 digits. */
const LONGEST = 19;
const MOBILE = /^(?:0086|86)?(1[3-9]\d{9})$/;
/** How people group the 11 digits; anything else (an IP address, a list of sizes) is not a mobile number. */
const MOBILE_GROUPS = new Set(['11', '3-4-4', '3-8', '7-4', '4-3-4', '4-4-3', '3-3-5', '5-6', '3-2-2-2-2', '3-2-3-3']);
const PREFIXED = /^(?:13|15|2-|4-)/;
const CARD_ANYWHERE: Record<number, RegExp> = {
  16: /^(?:3[56]|[456])/,
  17: /^62/,
  18: /^62/,
  19: /^(?:6|9558|436742)/,
};

interface Run {
  groups: DigitGroup[];
  number: string;
  from: number;
  to: number;
  /** Every digit stands alone, and no further single digit stands beside. */
  spread: boolean;
}

const sizes = (groups: DigitGroup[]): string => groups.map((group) => group.to - group.from).join('-');
const isSingle = (group: DigitGroup | undefined): boolean => group !== undefined && group.to - group.from === 1;

function runOf(digits: string, sequence: DigitGroup[], first: number, last: number): Run | undefined {
  const groups = sequence.slice(first, last + 1);
  const spread = groups.length > 2 && groups.every(isSingle);
  // A part of a longer row of single digits is no number of its own.
  if (spread && (isSingle(sequence[first - 1]) || isSingle(sequence[last + 1]))) return undefined;
  const from = groups[0]!.from;
  const to = groups[groups.length - 1]!.to;
  return { groups, number: groups.map((group) => digits.slice(group.from, group.to)).join(''), from, to, spread };
}

function asIdCard(view: FoldedText, run: Run): Finding | undefined {
  const withX = run.number.length === 17 && view.text[run.to] === 'x';
  const to = withX ? run.to + 1 : run.to;
  const value = withX ? `${run.number}x` : run.number;
  if (endsInsideWord(view.text, to)) return undefined;
  const valid = isIdCard(value) || (isOldIdCard(value) && namesIdCard(view.text, run.from));
  return valid ? { category: 'id_card', value, from: run.from, to } : undefined;
}

function asBankCard(view: FoldedText, { number, from, to, groups, spread }: Run): Finding | undefined {
  if (number.length < 13 || number.length > LONGEST || endsInsideWord(view.text, to)) return undefined;
  if (!passesLuhn(number) || namesOrder(view.text, from) || isAmount(view.text, from, to)) return undefined;
  const announced = namesCard(view.text, from);
  if (!announced && !CARD_ANYWHERE[number.length]?.test(number)) return undefined;
  const shaped = groups.length === 1 || spread || /^(?:4-)+\d$|^6-\d+$/.test(sizes(groups));
  return shaped ? { category: 'bank_card', value: number, from, to } : undefined;
}

function asMobile(view: FoldedText, { number, from, to, groups, spread }: Run): Finding | undefined {
  const value = MOBILE.exec(number)?.[1];
  if (value === undefined || endsInsideWord(view.text, to)) return undefined;
  if (namesOrder(view.text, from) || isAmount(view.text, from, to)) return undefined;
  const shape = number.length > 11 ? withoutPrefix(sizes(groups), number.length - 11) : sizes(groups);
  if (!spread && !MOBILE_GROUPS.has(shape)) return undefined;
  return { category: 'mobile', value, from: view.text[from - 1] === '+' ? from - 1 : from, to };
}

/** The grouping after 86 or 0086, whether it stands alone (86-138…) or sticks to the number (86138…). */
function withoutPrefix(shape: string, prefix: number): string {
  if (!PREFIXED.test(shape)) return shape;
  const [first = '', ...rest] = shape.split('-');
  return Number(first) === prefix ? rest.join('-') : [Number(first) - prefix, ...rest].join('-');
}

const asSpreadLandline = ({ number, from, to, spread }: Run): Finding | undefined =>
  spread && /^(?:(?:010|02\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7})$/.test(number)
    ? { category: 'landline', value: number, from, to }
    : undefined;

const classify = (view: FoldedText, run: Run): Finding | undefined => {
  if (startsInsideWord(view.text, run.from)) return undefined;
  return asIdCard(view, run) ?? asBankCard(view, run) ?? asMobile(view, run) ?? asSpreadLandline(run);
};

/** Identity cards, bank cards and mobile numbers, whole or in parts. */
export function findNumbers(view: FoldedText): Finding[] {
  const found: Finding[] = [];
  for (const sequence of digitSequences(view.digits)) {
    for (let first = 0; first < sequence.length; first++) {
      const match = longestFrom(view, sequence, first);
      if (!match) continue;
      found.push(match.finding);
      first = match.last;
    }
  }
  return found;
}

function longestFrom(view: FoldedText, sequence: DigitGroup[], first: number) {
  let last = first;
  let length = 0;
  for (; last < sequence.length && length <= LONGEST; last++) length += sequence[last]!.to - sequence[last]!.from;
  for (last -= 1; last >= first; last--) {
    const run = runOf(view.digits, sequence, first, last);
    const finding = run && run.number.length > 9 ? classify(view, run) : undefined;
    if (finding) return { finding, last };
  }
  return undefined;
}

const UNITS = /[元块年月日点时分秒个件包盒袋斤克到至和或乘x×*号楼]/;

/** 138呀0013呀8000, 1哦3哦8哦…: the same character between the parts. */
export function findFilledMobiles(view: FoldedText): Finding[] {
  const found: Finding[] = [];
  for (const pattern of [/(1[3-9]\d)([^\da-z])(\d{4})\2(\d{4})/gu, /1([^\da-z])[3-9](?:\1\d){9}/gu]) {
    for (const match of view.digits.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const outside = `${view.digits[from - 1] ?? ''}${view.digits[to] ?? ''}`;
      if (/[\da-z]/.test(outside) || UNITS.test(match[0])) continue;
      found.push({ category: 'mobile', value: match[0].replace(/\D/g, ''), from, to });
    }
  }
  return found;
}
