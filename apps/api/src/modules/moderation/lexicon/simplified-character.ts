import { Converter } from 'opencc-js/t2cn';

const fromTraditional = Converter({ from: 't', to: 'cn' });
/** Taiwan writes some characters in a shape of its own: 睪 for 睾. */
const fromTaiwan = Converter({ from: 'tw', to: 'cn' });
const known = new Map<string, string>();

/** One folded character in simplified form, the usual way to get past a list: 賭博 → 赌博. Others unchanged. */
export function simplifiedCharacter(character: string): string {
  if (character.charCodeAt(0) < 0x2e80) return character;
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  const simplified = fromTaiwan(fromTraditional(character));
  // A character that becomes several would change what is next to what.
  const kept = simplified.length === character.length ? simplified : character;
  known.set(character, kept);
  return kept;
}
