import type { FeatureSpace } from './feature-space';
import { LAYERS } from './question-analyser';
import { comparePair, compareSigns, type PairComparison } from './pair-features';
import type { VariantStore } from './variant-store';
import type { WeightedQuestion } from './weighted-question';

/** The figures by which entries are ordered; their order is that of the weights. */
export const ENTRY_FEATURES = [
  'overall',
  'vote',
  'words',
  'characters',
  'pairs',
  'sounds',
  'asked',
  'coveredWords',
  'coveredCharacters',
  'coveredPairs',
  'order',
  'kind',
  'negation',
  'numbers',
  'answer',
] as const;

export interface EntryComparison {
  entry: number;
  bestVariant: number;
  /** One figure per name in ENTRY_FEATURES. */
  figures: number[];
}

/** Wordings an entry lacks for a vote count as somewhat worse than its best. */
const MISSING_VOTE = 0.8;
const VOTERS = 3;

const covered = (
  question: WeightedQuestion,
  space: FeatureSpace,
  variants: VariantStore,
  slots: readonly number[],
): number[] => {
  const hit = new Set<number>();
  for (const slot of slots) for (const id of variants.featuresOf(slot)) if (question.known.has(id)) hit.add(id);
  const mass = LAYERS.map(() => 0);
  for (const id of hit) mass[space.layerOf(id)]! += question.known.get(id)!;
  return mass.map((sum, layer) => sum / (question.mass[layer]! || 1));
};

const voteOf = (ranked: readonly PairComparison[]): number => {
  const missing = ranked[0]!.overall * MISSING_VOTE;
  let sum = 0;
  for (let i = 0; i < VOTERS; i++) sum += ranked[i]?.overall ?? missing;
  return sum / VOTERS;
};

/** Share of the question's word weight that the answer's words cover. */
const answered = (question: WeightedQuestion, answerWords: ReadonlySet<string>): number => {
  let mass = 0;
  for (const [word, weight] of question.words) if (answerWords.has(word)) mass += weight;
  return mass / (question.mass[0]! || 1);
};

export function compareEntry(
  question: WeightedQuestion,
  space: FeatureSpace,
  variants: VariantStore,
  entry: number,
  slots: readonly number[],
  answerWords: ReadonlySet<string>,
): EntryComparison {
  const ranked = slots
    .map((slot) => comparePair(question, space, variants, slot))
    .sort((a, b) => b.overall - a.overall);
  const best = ranked[0]!;
  const signs = compareSigns(question, variants, best.variant);
  const cover = covered(question, space, variants, slots);
  const most = (layer: number): number => Math.max(...ranked.map((pair) => pair.cosines[layer]!));
  return {
    entry,
    bestVariant: best.variant,
    figures: [
      best.overall,
      voteOf(ranked),
      most(0),
      most(1),
      most(2),
      most(3),
      best.asked,
      cover[0]!,
      cover[1]!,
      cover[2]!,
      signs.order,
      signs.kind,
      signs.negation,
      signs.numbers,
      answered(question, answerWords),
    ],
  };
}
