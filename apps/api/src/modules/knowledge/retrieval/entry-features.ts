import type { EntryIndex } from './entry-index';
import { LAYERS, SOUNDS } from './features';
import { comparePair, compareSigns, type PairComparison } from './pair-features';
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
  'typical',
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
const USUAL_VARIANTS = 5;

/** Steepness with which repeated mention stops counting, and how much long entries are held back (as in BM25). */
const SATURATION = 1.2;
const LENGTH_PENALTY = 0.6;

interface Cover {
  /** Per layer: share of the question's weight that any wording has. */
  shares: number[];
  /** The same over words, characters and pairs, a feature counting more the more wordings have it. */
  typical: number;
}

const coverOf = (question: WeightedQuestion, { space, variants }: EntryIndex, slots: readonly number[]): Cover => {
  const counts = new Map<number, number>();
  for (const slot of slots) {
    for (const id of variants.featuresOf(slot)) if (question.known.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const mass = LAYERS.map(() => 0);
  let typical = 0;
  const penalty = SATURATION * (1 - LENGTH_PENALTY + (LENGTH_PENALTY * slots.length) / USUAL_VARIANTS);
  for (const [id, count] of counts) {
    const layer = space.layerOf(id);
    const weight = question.known.get(id)!;
    mass[layer]! += weight;
    if (layer !== SOUNDS) typical += (weight * count) / (count + penalty);
  }
  const whole = question.mass.reduce((sum, layerMass, layer) => (layer === SOUNDS ? sum : sum + layerMass), 0);
  return { shares: mass.map((sum, layer) => sum / (question.mass[layer]! || 1)), typical: typical / (whole || 1) };
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
  index: EntryIndex,
  entry: number,
  slots: readonly number[],
): EntryComparison {
  const { space, variants } = index;
  const ranked = slots
    .map((slot) => comparePair(question, space, variants, slot))
    .sort((a, b) => b.overall - a.overall);
  const best = ranked[0]!;
  const signs = compareSigns(question, variants, best.variant);
  const cover = coverOf(question, index, slots);
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
      ...cover.shares.slice(0, SOUNDS),
      cover.typical,
      signs.order,
      signs.kind,
      signs.negation,
      signs.numbers,
      answered(question, index.answerWords(entry)),
    ],
  };
}
