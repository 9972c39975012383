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

/** Syllables are numbered as they come and named by one private character each, which keeps features short. */
const numbers = new Map<string, number>();
const FIRST_NAME = 0xe000;
const known: (string | undefined)[] = [];

const compute = (character: string): string => {
  const [syllable = ''] = pinyin(character, { toneType: 'none', type: 'array' });
  const blurred = CONFUSED.reduce((sound, [from, to]) => sound.replace(from, to), syllable.replace('ü', 'v'));
  const number = numbers.get(blurred) ?? numbers.size;
  numbers.set(blurred, number);
  return String.fromCharCode(FIRST_NAME + number);
};

/** A name for the toneless, blurred syllable of a Han character in its most frequent reading; equal for typos by sound. */
export const syllableOf = (character: string): string => (known[character.charCodeAt(0)] ??= compute(character));
