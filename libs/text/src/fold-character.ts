const REMOVED = /[\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const SEPARATOR = /^[\p{P}\p{S}\p{Z}\s]+$/u;
const SEPARATORS = /[\p{P}\p{S}\p{Z}\s]+/gu;
const COMBINING = /^\p{M}$/u;

/** Ranges that look like letters or digits but have no compatibility mapping: [first, last, what the first stands for]. */
const LOOKALIKES: readonly (readonly [number, number, number])[] = [
  [0x1f150, 0x1f169, 0x61], // negative circled letters
  [0x1f170, 0x1f189, 0x61], // negative squared letters
  [0x1f1e6, 0x1f1ff, 0x61], // regional indicators
  [0x2776, 0x277e, 0x31], // negative circled digits 1-9
  [0x2780, 0x2788, 0x31], // sans-serif circled digits 1-9
  [0x278a, 0x2792, 0x31], // negative sans-serif circled digits 1-9
];

/** Han, small Latin letters and digits fold to themselves. */
export const isPlain = (point: number): boolean =>
  (point >= 0x4e00 && point <= 0x9fff) || (point >= 0x61 && point <= 0x7a) || (point >= 0x30 && point <= 0x39);

const lookalike = (point: number): string | undefined => {
  const range = LOOKALIKES.find(([first, last]) => point >= first && point <= last);
  return range && String.fromCharCode(range[2] + point - range[0]);
};

const computeFold = (character: string, point: number): string => {
  // White-space controls separate words; other controls are invisible.
  if (/\s/.test(character)) return ' ';
  const known = lookalike(point);
  if (known !== undefined) return known;
  // Decomposed, so that marks can be dropped; recomposed, so that Hangul stays whole.
  const folded = character.normalize('NFKD').replace(REMOVED, '').normalize('NFC').toLowerCase();
  // '⑴' unfolds to '(1)': only what it encloses is compared.
  return SEPARATOR.test(folded) ? folded : folded.replace(SEPARATORS, '');
};

/** Bounded by the characters people write; a text of all code points must not fill the memory. */
const MOST_CACHED = 20_000;
const cache = new Map<number, string>();

/** One code point in its comparable form: 'Ａ' → 'a', '①' → '1', '⼈' → '人', 'é' → 'e'; '' if it is invisible or a mark. */
export function foldCharacter(character: string): string {
  const point = character.codePointAt(0);
  if (point === undefined) return '';
  if (isPlain(point)) return character;
  const cached = cache.get(point);
  if (cached !== undefined) return cached;
  const folded = computeFold(character, point);
  if (cache.size < MOST_CACHED) cache.set(point, folded);
  return folded;
}

export const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** Punctuation, symbols (emoji too) and white space, in folded form. */
export const isSeparator = (folded: string): boolean =>
  folded !== '' && !isPlain(folded.codePointAt(0)!) && SEPARATOR.test(folded);

/** A mark that stands on the character before it. */
export const isCombining = (character: string): boolean => COMBINING.test(character);
