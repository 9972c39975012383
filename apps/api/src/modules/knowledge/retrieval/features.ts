import { segment } from './segment';
import { syllableOf } from './syllables';

/** The layers in which texts are compared: words, characters, pairs of characters, pairs of syllables. */
export const LAYERS = ['words', 'characters', 'pairs', 'sounds'] as const;
const [WORDS, CHARACTERS, PAIRS, SOUNDS] = [0, 1, 2, 3] as const;
export { PAIRS, SOUNDS, WORDS };

/**
 * A part of a text. Han characters, pairs and sounds are packed into numbers (a hundred thousand questions have millions
 * of them); words and parts of Latin words are strings whose first character names the layer.
 */
export type Feature = string | number;

const FIRST_SOUND = 1 << 16;
const SYLLABLES = 512;
const FIRST_HAN = 0x3400;
const HAN_RUN = /[\u3400-\u9fff]+|[^\u3400-\u9fff ]+/g;

/** Signed, so that engines keep it as a small integer. Beginning with a Han character it never meets the other ranges. */
const pairOf = (first: number, second: number): number => (first << 16) | second;

/** How two Han characters sound together. */
export const soundOf = (first: number, second: number): number =>
  FIRST_SOUND + syllableOf(first) * SYLLABLES + syllableOf(second);

export const layerOf = (feature: Feature): number => {
  if (typeof feature === 'string') return feature[0] === 'w' ? WORDS : feature[0] === 'c' ? CHARACTERS : PAIRS;
  if (feature >= 0 && feature < FIRST_SOUND) return CHARACTERS;
  return feature >= 0 && feature < FIRST_SOUND + SYLLABLES * SYLLABLES ? SOUNDS : PAIRS;
};

/** The text a feature stands for; '' for sounds. */
export const textOf = (feature: Feature): string => {
  if (typeof feature === 'string') return feature.slice(1);
  const layer = layerOf(feature);
  if (layer === SOUNDS) return '';
  return layer === CHARACTERS ? String.fromCharCode(feature) : String.fromCharCode(feature >>> 16, feature & 0xffff);
};

const addHan = (run: string, into: Feature[]): void => {
  for (let i = 0; i < run.length; i++) {
    const code = run.charCodeAt(i);
    into.push(code);
    if (i + 1 >= run.length) continue;
    const next = run.charCodeAt(i + 1);
    into.push(pairOf(code, next), soundOf(code, next));
  }
};

/** Three letters of a Latin word, its ends marked, say about as much as two Han characters. */
const addLatin = (run: string, into: Feature[]): void => {
  into.push(`c${run}`);
  const framed = `^${run}$`;
  for (let i = 0; i + 3 <= framed.length; i++) into.push(`b${framed.slice(i, i + 3)}`);
};

/** All features of a normalised text, repeats included. */
export function featuresOf(text: string): Feature[] {
  const features: Feature[] = segment(text).map((word) => `w${word}`);
  for (const run of text.match(HAN_RUN) ?? []) {
    if (run.charCodeAt(0) >= FIRST_HAN) addHan(run, features);
    else addLatin(run, features);
  }
  return features;
}
