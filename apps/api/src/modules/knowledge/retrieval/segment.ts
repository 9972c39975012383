import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';

/** Loading takes some 150 ms and serves all indexes. */
let jieba: Jieba | undefined;

const HAN = /[\u3400-\u9fff]/;

/** English plurals and simple forms, so that cards/card and arrived/arrive meet; crude on purpose. */
const stem = (word: string): string => {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3).replace(/(.)\1$/, '$1');
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2).replace(/(.)\1$/, '$1');
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1).replace(/e$/, '');
  return word.length > 4 ? word.replace(/e$/, '') : word;
};

/** Words of a normalised text: Chinese by dictionary, Latin by spaces and stemmed, digits whole. */
export function segment(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  if (!HAN.test(text)) return text.split(' ').filter(Boolean).map(stem);
  return jieba
    .cut(text, false)
    .filter((word) => word.trim() !== '')
    .map((word) => (HAN.test(word) ? word : stem(word)));
}
