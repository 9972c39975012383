import { foldCharacter, isCombining, isDigit, isPlain, isSeparator } from './fold-character';

export interface NormaliseOptions {
  /** Traditional to simplified, one folded character at a time; its table is too large for the mini program. */
  simplify?: (character: string) => string;
}

/** `text[i]` stands for the UTF-16 range [starts[i], ends[i]) of the original. */
export interface NormalisedText {
  text: string;
  starts: number[];
  ends: number[];
}

/** Runs longer than this are emphasis (好好好好, hellooo). Two stay, because doubled characters are words: 谢谢, 看看, 天天. */
const LONGEST_RUN = 2;

const numeric = (text: string, at: number): boolean => at >= 0 && at < text.length && isDigit(text[at]!);

/** '.' between digits and '%' after a digit change what is asked (1.5 is not 15), so they stay. */
const belongsToNumber = (folded: string, before: string, next: string): boolean => {
  if (!isDigit(before)) return false;
  return folded === '%' || (folded === '.' && numeric(foldCharacter(next), 0));
};

const characterAt = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

interface Sink {
  text: string;
  /** Kept apart: reading the end of a growing string makes the engine copy it, which is quadratic. */
  last: string;
  run: number;
  starts: number[];
  ends: number[];
}

const append = (sink: Sink, unit: string, start: number, end: number): void => {
  sink.run = unit === sink.last ? sink.run + 1 : 1;
  if (sink.run > LONGEST_RUN && !isDigit(unit)) {
    // The last one kept answers for the whole run, so that a mask covers all of it.
    sink.ends[sink.ends.length - 1] = end;
    return;
  }
  sink.text += unit;
  sink.last = unit;
  sink.starts.push(start);
  sink.ends.push(end);
};

/** Some characters unfold to several: '㏒' is 'log'. */
const appendFolded = (sink: Sink, folded: string, start: number, end: number, { simplify }: NormaliseOptions): void => {
  for (const character of folded) {
    const kept = simplify?.(character) ?? character;
    for (let i = 0; i < kept.length; i++) append(sink, kept[i]!, start, end);
  }
};

function scan(original: string, options: NormaliseOptions, gap: '' | ' '): NormalisedText {
  const sink: Sink = { text: '', last: '', run: 0, starts: [], ends: [] };
  let gapAt = -1;
  for (let at = 0; at < original.length;) {
    if (gapAt < 0 && isPlain(original.charCodeAt(at))) {
      appendFolded(sink, original[at]!, at, at + 1, options);
      at += 1;
      continue;
    }
    const character = characterAt(original, at);
    const end = at + character.length;
    const folded = foldCharacter(character);
    if (isSeparator(folded) && !belongsToNumber(folded, gapAt < 0 ? sink.last : '', characterAt(original, end))) {
      if (gapAt < 0) gapAt = at;
    } else if (folded === '') {
      // A mark belongs to the character it stands on; other invisible characters to nobody.
      if (gapAt < 0 && sink.ends.length > 0 && isCombining(character)) sink.ends[sink.ends.length - 1] = end;
    } else {
      if (gapAt >= 0 && gap !== '' && sink.last !== '') append(sink, gap, gapAt, at);
      gapAt = -1;
      appendFolded(sink, folded, at, end, options);
    }
    at = end;
  }
  return { text: sink.text, starts: sink.starts, ends: sink.ends };
}

/**
 * The form in which texts are compared: compatibility forms folded (full width, circled, mathematical, Kangxi radicals),
 * lower case, without marks, invisible characters, punctuation, symbols and white space; runs of three or more equal
 * characters (not digits) cut to two. Letters, digits and Han stay, and '.' and '%' within numbers.
 */
export function normalise(text: string, options: NormaliseOptions = {}): string {
  return scan(text, options, '').text;
}

/** As `normalise`, and for each UTF-16 unit of the result the range of the original it came from. */
export function normaliseWithOffsets(text: string, options: NormaliseOptions = {}): NormalisedText {
  return scan(text, options, '');
}

/** As `normalise`, but words stay apart: what was removed between two kept characters becomes one space. */
export function normaliseWords(text: string, options: NormaliseOptions = {}): string {
  return scan(text, options, ' ').text;
}
