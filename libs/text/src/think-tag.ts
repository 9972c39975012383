const NAMES = ['think', 'thinking', 'reasoning'];
/** A tag with more attributes than this is taken for text, so that a lone '<think ' cannot hold an answer back for ever. */
const LONGEST_TAG = 200;
const OPENING = /^<(?:think|thinking|reasoning)(?:\s[^>]*)?>/i;
const CLOSING = /^<\/(?:think|thinking|reasoning)\s*>/i;

export type TagReading = { kind: 'open' | 'close'; length: number } | { kind: 'undecided' } | { kind: 'text' };

const couldBecome = (text: string, slash: boolean): boolean => {
  const body = text.slice(slash ? 2 : 1).toLowerCase();
  const name = /^[a-z]*/.exec(body)![0];
  const rest = body.slice(name.length);
  if (rest === '') return NAMES.some((known) => known.startsWith(name));
  if (!NAMES.includes(name) || rest.includes('>')) return false;
  return slash ? /^\s*$/.test(rest) : /^\s/.test(rest);
};

/** What a text that begins with '<' is: a reasoning tag, something that could become one, or plain text. */
export function readTag(text: string): TagReading {
  const open = OPENING.exec(text);
  if (open && open[0].length <= LONGEST_TAG) return { kind: 'open', length: open[0].length };
  const close = CLOSING.exec(text);
  if (close && close[0].length <= LONGEST_TAG) return { kind: 'close', length: close[0].length };
  if (text === '<') return { kind: 'undecided' };
  return text.length < LONGEST_TAG && couldBecome(text, text[1] === '/') ? { kind: 'undecided' } : { kind: 'text' };
}
