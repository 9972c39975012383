import { buildTermMatcher, type TermHit, type TermMatcher, normalise } from '@zhiyin/text';
import { isLatin, type LexiconTerm, type Pattern, patternsOf } from './entry';
import { type Reading, readText } from './reading';

/** [start, end) counts UTF-16 units of the original text. */
export interface FoundTerm {
  term: LexiconTerm;
  start: number;
  end: number;
}

export interface Scan {
  /** By start, then the longest first; they may overlap. */
  found: FoundTerm[];
  /** Whatever follows the text, nothing before this place will be found, lost or widened. */
  decided: number;
}

export interface Lexicon {
  readonly size: number;
  find(text: string): FoundTerm[];
  scan(text: string): Scan;
}

/** Characters; the DTO allows no more. */
export const LONGEST_EXCEPTION = 100;
/** Terms read without a break, some 5 ms. */
const PIECE = 1_000;
/** Between clauses two neighbours are seldom one word: 真傻。逼着我 is no term. */
const CLAUSE_END = /[，。！？；：、,!?;:\n]/;

/**
 * Built once, then read-only, so that a new one can take its place while others still read the old one. Time to search
 * grows with the text, not with the number of terms.
 */
export const buildLexicon = (terms: readonly LexiconTerm[]): Lexicon => lexiconOf(terms, terms.flatMap(patternsOf));

/** The same for a large one: most of the work is done in pieces, so that the process answers meanwhile. */
export async function buildLexiconInPieces(terms: readonly LexiconTerm[]): Promise<Lexicon> {
  const patterns: Pattern[] = [];
  for (let at = 0; at < terms.length; at += PIECE) {
    terms.slice(at, at + PIECE).forEach((term, i) => patterns.push(...patternsOf(term, at + i)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return lexiconOf(terms, patterns);
}

function lexiconOf(terms: readonly LexiconTerm[], patterns: readonly Pattern[]): Lexicon {
  const matcher = buildTermMatcher(patterns.map(({ text }) => text));
  const scan = (text: string): Scan => {
    const reading = readText(text);
    const candidates = matcher.find(reading.text);
    return {
      found: accepted(terms, patterns, candidates, reading, text),
      decided: decidedUpTo(matcher, candidates, reading, text.length),
    };
  };
  return { size: terms.length, scan, find: (text) => scan(text).found };
}

function accepted(
  terms: readonly LexiconTerm[],
  patterns: readonly Pattern[],
  candidates: readonly TermHit[],
  reading: Reading,
  text: string,
): FoundTerm[] {
  const written = candidates.filter((hit) => {
    const pattern = patterns[hit.term]!;
    return isWrittenOut(pattern, terms[pattern.term]!, hit, reading);
  });
  const excused = exceptionsByTerm(patterns, written);
  return written
    .filter((hit) => {
      const { term, exception } = patterns[hit.term]!;
      return !exception && !isExcused(excused.get(term), hit) && isOneWord(terms[term]!, hit, reading, text);
    })
    .map((hit) => ({
      term: terms[patterns[hit.term]!.term]!,
      start: reading.starts[hit.start]!,
      end: reading.ends[hit.end - 1]!,
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * 爸爸 is not found in 爸; the other way round, 傻逼逼 is 傻逼. Digits are not repeated for emphasis (10 is not 100), unless
 * everything is. At the edges of a term that may be part of a longer number any more will do.
 */
function isWrittenOut(
  { runs, text }: Pattern,
  { wholeWord }: LexiconTerm,
  { start }: TermHit,
  reading: Reading,
): boolean {
  let exact = true;
  let stretched = true;
  for (let i = 0; i < text.length; i++) {
    const needed = runs?.[i] ?? 1;
    const written = reading.runs[start + i]!;
    const edge = !wholeWord && (i === 0 || i === text.length - 1);
    if (written < needed) return false;
    if (written > needed && isDigit(text[i]!) && !edge) exact = false;
    if (written < 2 * needed) stretched = false;
  }
  return exact || stretched;
}

const isDigit = (unit: string): boolean => unit >= '0' && unit <= '9';

/** Ranges of the exceptions of each term, by end. */
function exceptionsByTerm(patterns: readonly Pattern[], hits: readonly TermHit[]): Map<number, TermHit[]> {
  const byTerm = new Map<number, TermHit[]>();
  for (const hit of hits) {
    const { term, exception } = patterns[hit.term]!;
    if (!exception) continue;
    const list = byTerm.get(term);
    if (list) list.push(hit);
    else byTerm.set(term, [hit]);
  }
  return byTerm;
}

/** True when an exception covers the whole hit. Ranges are sorted by end, so the search starts where they can. */
function isExcused(ranges: readonly TermHit[] | undefined, { start, end }: TermHit): boolean {
  if (!ranges) return false;
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end < end) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < ranges.length && ranges[i]!.end <= start + LONGEST_EXCEPTION; i++) {
    if (ranges[i]!.start <= start) return true;
  }
  return false;
}

function isOneWord(term: LexiconTerm, { start, end }: TermHit, reading: Reading, text: string): boolean {
  const gaps: string[] = [];
  for (let i = start + 1; i < end; i++) gaps.push(text.slice(reading.ends[i - 1]!, reading.starts[i]!));
  // A disguise stands between all characters; what stands between some of them is punctuation or a space.
  const partly = gaps.some((gap) => gap === '') && gaps.some((gap) => gap !== '');
  if (partly && gaps.some((gap) => CLAUSE_END.test(gap))) return false;
  const word = reading.text.slice(start, end);
  if (partly && /^[a-z0-9]+$/.test(word)) return false;
  if (!term.wholeWord) return true;
  const before = isLatin(word[0]) && touchesLatin(text, reading.starts[start]!, -1);
  return !before && !(isLatin(word[word.length - 1]) && touchesLatin(text, reading.ends[end - 1]!, 1));
}

/** Is the character right before (-1) or right after (1) this place a Latin letter or digit, in whatever form? */
function touchesLatin(text: string, place: number, side: -1 | 1): boolean {
  const pair = side === 1 ? text.slice(place, place + 2) : text.slice(Math.max(0, place - 2), place);
  const characters = [...pair];
  const neighbour = normalise((side === 1 ? characters[0] : characters[characters.length - 1]) ?? '');
  return isLatin(side === 1 ? neighbour[0] : neighbour[neighbour.length - 1]);
}

function decidedUpTo(matcher: TermMatcher, candidates: readonly TermHit[], reading: Reading, length: number): number {
  const { text, starts } = reading;
  const open = matcher.openEnd(text);
  let decided = open > 0 ? starts[text.length - open]! : length;
  // What ends with the last character may still be widened, excused, or turn out to be part of a longer word.
  for (let i = candidates.length - 1; i >= 0 && candidates[i]!.end === text.length; i--)
    decided = Math.min(decided, starts[candidates[i]!.start]!);
  return decided;
}
