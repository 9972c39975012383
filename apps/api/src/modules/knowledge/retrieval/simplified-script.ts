import { Converter } from 'opencc-js/t2cn';

/** Characters only: words that differ between regions keep their characters, so offsets stay exact. */
const convert = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

/** One traditional character in simplified form; others unchanged. Loaded once, then a table look-up. */
export function simplifyCharacter(character: string): string {
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  const simplified = character.charCodeAt(0) < 0x2e80 ? character : convert(character);
  known.set(character, simplified);
  return simplified;
}
