import { CONFIDENCE_FEATURES } from './confidence';
import { ENTRY_FEATURES } from './entry-features';
import type { LinearModel } from './linear-model';

/** Weights by name, so that a new figure cannot slip under another's weight. */
const model = <Name extends string>(
  names: readonly Name[],
  bias: number,
  weights: Record<Name, number>,
): LinearModel => ({
  bias,
  weights: names.map((name) => weights[name]),
});

export const DEFAULT_RANKING = model(ENTRY_FEATURES, 0, {
  overall: 4,
  vote: 2,
  words: 2,
  characters: 1,
  pairs: 1,
  sounds: 1,
  asked: 1,
  coveredWords: 2,
  coveredCharacters: 2,
  coveredPairs: 1,
  order: 1,
  kind: 0.5,
  negation: -0.5,
  numbers: -0.5,
  answer: 0.5,
});

export const DEFAULT_CONFIDENCE = model(CONFIDENCE_FEATURES, -5, {
  score: 0.4,
  margin: 1.2,
  overall: 2,
  asked: 0.5,
  coveredWords: 2,
  coveredCharacters: 1,
  coveredPairs: 1,
  order: 0.5,
  kind: 0.4,
  negation: -0.6,
  numbers: -1,
  unknownWords: -1,
  unknownCharacters: -1.5,
});
