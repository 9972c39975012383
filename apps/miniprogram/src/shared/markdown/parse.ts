/** The little markdown that models write, as plain nodes. Nothing of the text ever becomes markup by itself. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong'; text: string }
  | { type: 'code'; text: string }
  | { type: 'link'; text: string; url: string };

export type Block =
  | { type: 'paragraph'; inlines: Inline[] }
  | { type: 'heading'; inlines: Inline[] }
  | { type: 'quote'; inlines: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'list'; items: { marker: string; inlines: Inline[] }[] };

const FENCE = /^\s{0,3}(```|~~~)/;
const HEADING = /^\s{0,3}#{1,6}\s+(.*)$/;
const QUOTE = /^\s{0,3}>\s?(.*)$/;
const ITEM = /^\s{0,8}(?:([-*•]|\d{1,3}[.)])\s+|(\d{1,3}、)\s*)(.*)$/;

/** The marker of an item whose text has not arrived yet. */
const BARE_ITEM = /^\s{0,8}(?:[-*•]|\d{1,3}[.)、]?)\s*$/;

type LineKind = 'blank' | 'fence' | 'heading' | 'quote' | 'item' | 'plain';

/**
 * The text cut into the sources of its blocks, in order. While an answer grows only the last source changes, so finished
 * blocks need not be parsed or drawn again. An unclosed fence runs to the end.
 */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = [];
  let current: string[] = [];
  let kind: LineKind = 'blank';
  const close = () => {
    if (current.length > 0) blocks.push(current.join('\n'));
    current = [];
    kind = 'blank';
  };
  for (const line of text.split(/\r?\n/)) {
    if (kind === 'fence') {
      current.push(line);
      if (FENCE.test(line)) close();
      continue;
    }
    const next: LineKind = kind === 'item' && BARE_ITEM.test(line) ? 'item' : kindOf(line);
    const continues = next === kind && next !== 'heading';
    if (!continues) close();
    if (next !== 'blank') current.push(line);
    kind = next;
  }
  close();
  return blocks;
}

export function parseBlock(source: string): Block {
  const lines = source.split('\n');
  switch (kindOf(lines[0] ?? '')) {
    case 'fence':
      return {
        type: 'code',
        text: lines
          .slice(1)
          .filter((line, at, rest) => at < rest.length - 1 || !FENCE.test(line))
          .join('\n'),
      };
    case 'heading':
      return { type: 'heading', inlines: parseInlines(HEADING.exec(source)?.[1] ?? source) };
    case 'quote':
      return { type: 'quote', inlines: parseInlines(lines.map((line) => QUOTE.exec(line)?.[1] ?? line).join('\n')) };
    case 'item':
      return { type: 'list', items: lines.map(parseItem) };
    default:
      return { type: 'paragraph', inlines: parseInlines(source) };
  }
}

/** Bounded repetitions: text of any length and malice is read in linear time. */
const INLINE =
  /\*\*([^*\n]{1,500})\*\*|`([^`\n]{1,500})`|!?\[([^\]\n]{1,200})\]\(([^()\s]{1,1000})\)|(https?:\/\/[^\s<>"'`*（）()，。；、！？】」》]{1,1000})/g;

export function parseInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  const plain = (piece: string) => {
    const last = inlines.at(-1);
    if (last?.type === 'text') last.text += piece;
    else if (piece) inlines.push({ type: 'text', text: piece });
  };
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    plain(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [whole, strong, code, label, target, bare] = match;
    if (strong !== undefined) inlines.push({ type: 'strong', text: strong });
    else if (code !== undefined) inlines.push({ type: 'code', text: code });
    else if (label !== undefined && target !== undefined && isSafeUrl(target))
      inlines.push({ type: 'link', text: label, url: target });
    else if (bare !== undefined) inlines.push({ type: 'link', text: bare, url: bare });
    else plain(whole);
  }
  plain(text.slice(at));
  return inlines;
}

/** A page of the mini program, or a web address. Everything else (javascript:, data:, //host) stays text. */
export function isSafeUrl(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url) || /^\/pages\/[\w/-]/.test(url);
}

function parseItem(line: string): { marker: string; inlines: Inline[] } {
  if (BARE_ITEM.test(line)) return { marker: /\d/.test(line) ? line.trim() : '•', inlines: [] };
  const [, mark, enumerated, rest = line] = ITEM.exec(line) ?? [];
  const marker = enumerated ?? mark ?? '';
  return { marker: /\d/.test(marker) ? marker : '•', inlines: parseInlines(rest) };
}

function kindOf(line: string): LineKind {
  if (line.trim() === '') return 'blank';
  if (FENCE.test(line)) return 'fence';
  if (HEADING.test(line)) return 'heading';
  if (QUOTE.test(line)) return 'quote';
  return ITEM.test(line) ? 'item' : 'plain';
}
