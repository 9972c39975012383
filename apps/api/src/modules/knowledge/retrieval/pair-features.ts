import { longestCommonSubsequenceRatio } from '@zhiyin/text';
import { LAYER_SHARE } from './candidate-search';
import type { FeatureSpace } from './feature-space';
import { LAYERS, WORDS } from './features';
import { kindAgreement, numberConflict, questionSigns } from './question-signs';
import type { VariantStore } from './variant-store';
import type { WeightedQuestion } from './weighted-question';

/** How one wording of an entry compares with the question; every figure in 0..1 unless said otherwise. */
export interface PairComparison {
  variant: number;
  /** Cosine per layer. */
  cosines: number[];
  /** The cosines in one figure. */
  overall: number;
  /** Share of the wording's words that the question has. */
  asked: number;
}

const SHARES = LAYER_SHARE.reduce((sum, share) => sum + share, 0);

export function comparePair(
  question: WeightedQuestion,
  space: FeatureSpace,
  variants: VariantStore,
  variant: number,
): PairComparison {
  const shared = LAYERS.map(() => 0);
  const square = LAYERS.map(() => 0);
  let wordMass = 0;
  let sharedWords = 0;
  for (const id of variants.featuresOf(variant)) {
    const layer = space.layerOf(id);
    const found = question.known.get(id);
    const weight = found ?? space.weightOf(id);
    square[layer]! += weight * weight;
    if (layer === WORDS) wordMass += weight;
    if (found === undefined) continue;
    shared[layer]! += weight * weight;
    if (layer === WORDS) sharedWords += weight;
  }
  const cosines = shared.map((product, layer) => product / (Math.sqrt(square[layer]! * question.square[layer]!) || 1));
  const overall = cosines.reduce((sum, cosine, layer) => sum + cosine * LAYER_SHARE[layer]!, 0) / SHARES;
  return { variant, cosines, overall, asked: sharedWords / (wordMass || 1) };
}

/** What the signs and the order of characters add, for the wordings worth it. */
export function compareSigns(
  question: WeightedQuestion,
  variants: VariantStore,
  variant: number,
): { order: number; kind: number; negation: number; numbers: number } {
  const { text } = variants.get(variant);
  const signs = questionSigns(text);
  return {
    order: longestCommonSubsequenceRatio(question.text, text),
    kind: kindAgreement(question.signs, signs),
    negation: question.signs.negated === signs.negated ? 0 : 1,
    numbers: numberConflict(question.signs, signs),
  };
}
