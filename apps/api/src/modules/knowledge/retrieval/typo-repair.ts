import type { FeatureSpace } from './feature-space';
import { soundOf, textOf } from './features';
import { segment } from './segment';

const HAN_CHARACTER = /^[\u3400-\u9fff]$/;

/** Characters that stand alone in any sentence: 老是 is not a misspelt 老师. */
const EVERYDAY = /[是在有的了不一到和就都也人要会能我你他这那]/;

/** The word of the knowledge base that sounds like the two characters and shares one of them. */
const meantBy = (first: string, second: string, space: FeatureSpace): string | undefined => {
  if (!HAN_CHARACTER.test(first) || !HAN_CHARACTER.test(second)) return undefined;
  const pair = space.pairWithSound(soundOf(first.charCodeAt(0), second.charCodeAt(0)));
  const word = pair === undefined ? '' : textOf(pair);
  const replaced = word[0] === first ? second : first;
  if (EVERYDAY.test(replaced)) return undefined;
  // Two wrong characters in a row are more likely another word.
  if (word[0] !== first && word[1] !== second) return undefined;
  return word !== first + second && space.countOfFeature(`w${word}`) > 0 ? word : undefined;
};

/**
 * A question typed by ear, with the words the knowledge base uses for the same sounds: 快第 → 快递, 发漂 → 发票. Only
 * characters that form no word as they stand are touched.
 */
export function repairTypos(text: string, space: FeatureSpace): string {
  const words = segment(text);
  let repaired = text;
  for (let i = 0; i + 1 < words.length; i++) {
    const [first, second] = [words[i]!, words[i + 1]!];
    const meant = meantBy(first, second, space);
    if (meant === undefined) continue;
    repaired = repaired.replace(first + second, meant);
    i += 1;
  }
  return repaired;
}
