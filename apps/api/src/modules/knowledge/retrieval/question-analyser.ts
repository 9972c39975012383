import { normaliseWords } from '@zhiyin/text';
import { featuresOf, type Feature } from './features';
import { simplifyCharacter } from './simplified-script';
import { withoutFillers } from './spoken-fillers';
import type { SynonymTable } from './synonym-table';

export interface AnalysedQuestion {
  /** Equal for questions that differ only in what normalising removes. */
  key: string;
  /** Normalised and simplified, single spaces where something was removed. */
  text: string;
  /** Without fillers and with synonyms replaced; repeats included. */
  features: readonly Feature[];
}

const options = { simplify: simplifyCharacter };

/** An apostrophe joins: hasn't is one word. */
const wordsOf = (text: string): string => normaliseWords(text.replace(/['’]/g, ''), options);

export class QuestionAnalyser {
  constructor(private readonly synonyms: SynonymTable) {}

  /** Normalised, with synonyms replaced. */
  canonical(text: string): string {
    return this.synonyms.rewrite(wordsOf(text));
  }

  /** `repair` may mend what is left without fillers, as customers' questions need and the shop's own do not. */
  analyse(text: string, repair: (text: string) => string = (same) => same): AnalysedQuestion {
    const words = wordsOf(text);
    const plain = repair(withoutFillers(words));
    const features = featuresOf(this.synonyms.rewrite(plain));
    return { key: words.replaceAll(' ', ''), text: words, features };
  }

  /** All features of a longer text, repeats included. */
  occurrences(text: string): Feature[] {
    return featuresOf(this.canonical(text));
  }
}
