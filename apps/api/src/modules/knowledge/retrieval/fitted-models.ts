import { DEFAULT_CONFIDENCE, DEFAULT_RANKING } from './default-models';
import type { EntryIndex } from './entry-index';
import { choices, foreignOutcomes, outcomes, trials } from './leave-one-out';
import { fitChoice, fitLogistic, type LinearModel } from './linear-model';

export interface Models {
  /** Orders the entries. */
  ranking: LinearModel;
  /** Says how likely the first is right. */
  confidence: LinearModel;
}

export const DEFAULT_MODELS: Models = { ranking: DEFAULT_RANKING, confidence: DEFAULT_CONFIDENCE };

/** Wordings asked of their own knowledge base; more cost time and change little. */
const MOST_TRIALS = 300;
const FEWEST_TRIALS = 60;
/** Strength of the default weights against the trials, in trials. */
const RANKING_PULL = 30;
const CONFIDENCE_PULL = 10;
/** What all foreign questions together count, per trial. */
const FOREIGN_SHARE = 0.3;

/**
 * The default models fitted to a knowledge base by asking its own wordings with themselves left out, so that a confidence
 * means the same everywhere. Takes up to a second; the defaults where there are too few wordings.
 */
export function fitModels(index: EntryIndex): Models {
  const asked = trials(index, DEFAULT_RANKING, MOST_TRIALS);
  if (asked.length < FEWEST_TRIALS) return DEFAULT_MODELS;
  const ranking = fitChoice(choices(asked), DEFAULT_RANKING, RANKING_PULL);
  const foreign = foreignOutcomes(index, ranking, asked.length * FOREIGN_SHARE);
  const examples = [...outcomes(asked, ranking), ...foreign];
  return { ranking, confidence: fitLogistic(examples, DEFAULT_CONFIDENCE, CONFIDENCE_PULL) };
}
