import { foldCharacter } from '../fold-character';

/** A text as the detectors read it. Both views have one entry per UTF-16 unit, at the same places. */
export interface FoldedText {
  /** Half width, lower case, without marks and invisible characters; punctuation and spaces stay. */
  text: string;
  /** The same with Chinese numerals, and o and l among digits, as digits. */
  digits: string;
  starts: number[];
  ends: number[];
}

/** Plain and financial numerals, and those read out on the phone and the radio (幺 洞 拐 勾 两). */
const NUMERALS: Record<string, string> = {};
['零〇洞', '一壹幺弌', '二贰貳两兩弍', '三叁參叄弎', '四肆', '五伍', '六陆陸', '七柒拐', '八捌', '九玖勾'].forEach(
  (characters, digit) => {
    for (const character of characters) NUMERALS[character] = String(digit);
  },
);
const LETTERS: Record<string, string> = { o: '0', l: '1', i: '1' };

const numeralDigits = (text: string): string =>
  text.replace(
    /[零〇洞一壹幺弌二贰貳两兩弍三叁參叄弎四肆五伍六陆陸七柒拐八捌九玖勾]/g,
    (numeral) => NUMERALS[numeral]!,
  );

/** l38OO138OOO: letters count as digits in a word of nothing else that is mostly digits. */
const letterDigits = (text: string): string =>
  text.replace(/[a-z0-9]{11,}/g, (word) => {
    if (!/^[oli\d]+$/.test(word) || word.replace(/\D/g, '').length * 2 < word.length) return word;
    return word.replace(/[oli]/g, (letter) => LETTERS[letter]!);
  });

export function foldText(original: string): FoldedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < original.length;) {
    const character = String.fromCodePoint(original.codePointAt(at)!);
    const end = at + character.length;
    const folded = foldCharacter(character);
    // What is invisible, and marks such as the frame of a key cap, belong to the character before.
    if (folded === '' && ends.length > 0 && original.charCodeAt(at) > 0x2ff) ends[ends.length - 1] = end;
    if (folded !== '') parts.push(folded);
    for (let i = 0; i < folded.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  const text = parts.join('');
  return { text, digits: letterDigits(numeralDigits(text)), starts, ends };
}
