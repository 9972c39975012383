import { pinyin } from 'pinyin-pro';

/** Sounds that typing by ear confuses: retroflex and flat initials, front and back nasals, n and l, f and h. */
const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/^zh/, 'z'],
  [/^ch/, 'c'],
  [/^sh/, 's'],
  [/ng$/, 'n'],
  [/^l/, 'n'],
  [/^hu(?=[aeio])/, 'f'],
];

/** Syllables are numbered as they come; Chinese has some 400. */
const numbers = new Map<string, number>();
const MOST = 511;
/** By UTF-16 unit: one more than the number; 0 means not looked up yet. */
const known = new Uint16Array(1 << 16);

const lookUp = (code: number): number => {
  const [syllable = ''] = pinyin(String.fromCharCode(code), { toneType: 'none', type: 'array' });
  const blurred = CONFUSED.reduce((sound, [from, to]) => sound.replace(from, to), syllable.replace('ü', 'v'));
  // Characters without a reading stand for themselves in pinyin's answer; the last number is enough for all of them.
  const number = numbers.get(blurred) ?? Math.min(numbers.size, MOST);
  numbers.set(blurred, number);
  return number + 1;
};

/** A number below 512 for the toneless, blurred syllable of a Han character; equal for usual typos by sound. */
export const syllableOf = (code: number): number => (known[code] ||= lookUp(code)) - 1;
