import { normaliseWords } from '@zhiyin/text';
import { questionSigns, type QuestionSigns } from './question-signs';
import { segment } from './segment';
import { simplifyCharacter } from './simplified-script';
import { withoutFillers } from './spoken-fillers';
import { syllableOf } from './syllables';
import type { SynonymTable } from './synonym-table';

/** The layers in which two questions are compared; a feature's first character names its layer. */
export const LAYERS = ['w', 'c', 'b', 's'] as const;

export interface AnalysedQuestion {
  /** Equal for questions that differ only in what normalising removes. */
  key: string;
  /** Normalised and simplified, single spaces where something was removed. */
  text: string;
  /** Different features: w word, c character, b pair of characters (or part of a Latin word), s pair of syllables. */
  features: readonly string[];
  signs: QuestionSigns;
}

const options = { simplify: simplifyCharacter };
const HAN_RUN = /[\u3400-\u9fff]+|[^\u3400-\u9fff ]+/g;

const addHan = (run: string, into: string[]): void => {
  for (let i = 0; i < run.length; i++) {
    into.push(`c${run[i]}`);
    if (i + 1 >= run.length) continue;
    into.push(`b${run[i]}${run[i + 1]}`);
    into.push(`s${syllableOf(run[i]!)}${syllableOf(run[i + 1]!)}`);
  }
};

const addLatin = (run: string, into: string[]): void => {
  into.push(`c${run}`);
  const framed = `^${run}$`;
  for (let i = 0; i + 3 <= framed.length; i++) into.push(`b${framed.slice(i, i + 3)}`);
};

const featuresOf = (canonical: string): string[] => {
  const features = segment(canonical).map((word) => `w${word}`);
  for (const [run] of canonical.matchAll(HAN_RUN)) {
    if (run.charCodeAt(0) >= 0x3400) addHan(run, features);
    else addLatin(run, features);
  }
  return features;
};

/** An apostrophe joins: hasn't is one word. */
const wordsOf = (text: string): string => normaliseWords(text.replace(/['’]/g, ''), options);

export class QuestionAnalyser {
  constructor(private readonly synonyms: SynonymTable) {}

  /** Normalised, with synonyms replaced. */
  canonical(text: string): string {
    return this.synonyms.rewrite(wordsOf(text));
  }

  analyse(text: string): AnalysedQuestion {
    const words = wordsOf(text);
    const plain = withoutFillers(words);
    const features = new Set(featuresOf(this.synonyms.rewrite(plain)));
    return { key: words.replaceAll(' ', ''), text: words, features: [...features], signs: questionSigns(words) };
  }

  /** All features of a longer text, repeats included. */
  occurrences(text: string): string[] {
    return featuresOf(this.canonical(text));
  }
}
