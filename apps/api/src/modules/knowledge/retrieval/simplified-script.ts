import { Converter } from 'opencc-js/t2cn';

/** Characters only: words that differ between regions keep their characters, so offsets stay exact. */
const convert = Converter({ from: 't', to: 'cn' });
/** By UTF-16 unit; 0 means not looked up yet. */
const known = new Uint16Array(1 << 16);

const lookUp = (code: number): number => {
  const simplified = convert(String.fromCharCode(code));
  return simplified.length === 1 ? simplified.charCodeAt(0) : code;
};

/** One traditional character in simplified form; others unchanged. Converted once, then a table look-up. */
export function simplifyCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (character.length !== 1 || code < 0x3400 || code > 0x9fff) return character;
  const simplified = (known[code] ||= lookUp(code));
  return simplified === code ? character : String.fromCharCode(simplified);
}
