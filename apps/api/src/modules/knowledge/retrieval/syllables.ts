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

const known = new Map<string, string>();

const compute = (character: string): string => {
  const [syllable = ''] = pinyin(character, { toneType: 'none', type: 'array' });
  return CONFUSED.reduce((sound, [from, to]) => sound.replace(from, to), syllable.replace('ü', 'v'));
};

/** The toneless, blurred syllable of one Han character in its most frequent reading; equal for usual typos by sound. */
export function syllableOf(character: string): string {
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  const syllable = compute(character);
  known.set(character, syllable);
  return syllable;
}
