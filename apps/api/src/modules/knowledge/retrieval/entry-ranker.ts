import { compareEntry, type EntryComparison } from './entry-features';
import type { EntryIndex } from './entry-index';
import { scoreOf, type LinearModel } from './linear-model';
import { weighQuestion, type WeightedQuestion } from './weighted-question';
import type { AnalysedQuestion } from './question-analyser';

export interface RankedEntry extends EntryComparison {
  score: number;
}

/** What of the knowledge base must not be seen, when a question is asked of the entry it comes from. */
export interface LeftOut {
  variant: number;
  features: ReadonlySet<number>;
}

/** Entries looked at closely per question. */
const SHORT_LIST = 16;
/** Wordings compared closely per entry. */
const MOST_VARIANTS = 60;

export interface Ranking {
  question: WeightedQuestion;
  /** Best first. */
  entries: RankedEntry[];
  /** How many entries the knowledge base has. */
  crowd: number;
}

export function rankEntries(
  index: EntryIndex,
  analysed: AnalysedQuestion,
  model: LinearModel,
  leftOut?: LeftOut,
): Ranking {
  const question = weighQuestion(analysed, index.space, leftOut?.features);
  const slots = index.candidates.search(question, SHORT_LIST, leftOut?.variant);
  const entries = slots.map((slot): RankedEntry => {
    const own = index
      .at(slot)
      .variants.filter((variant) => variant !== leftOut?.variant)
      .slice(0, MOST_VARIANTS);
    const comparison = compareEntry(question, index, slot, own);
    return { ...comparison, score: scoreOf(model, comparison.figures) };
  });
  return { question, entries: entries.sort((a, b) => b.score - a.score), crowd: index.size };
}
