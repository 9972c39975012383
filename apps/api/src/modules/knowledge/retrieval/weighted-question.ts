import type { FeatureSpace } from './feature-space';
import { LAYERS, layerOf, PAIRS, textOf, WORDS, type Feature } from './features';
import { generalShare } from './general-language';
import type { AnalysedQuestion } from './question-analyser';
import { segment } from './segment';
import { questionSigns, type QuestionSigns } from './question-signs';

/** A question seen from one knowledge base: which of its features are known there and how much each weighs. */
export interface WeightedQuestion {
  text: string;
  signs: QuestionSigns;
  /** Word → weight, whether the knowledge base's questions have it or not; answers may. */
  words: ReadonlyMap<string, number>;
  /** Whether the knowledge base has any word of it that is about something: 退款, not 怎么. */
  hasContent: boolean;
  /** Feature number → weight. */
  known: ReadonlyMap<number, number>;
  /** Per layer: sum of the weights, known and unknown. */
  mass: readonly number[];
  /** Per layer: sum of the squared weights. */
  square: readonly number[];
  /** Per layer: sum of the weights that the knowledge base does not know. */
  unknown: readonly number[];
}

/** Words in more than this share of all texts are not about anything. */
const COMMON_SHARE = 0.03;

const isContent = (feature: Feature): boolean => {
  const layer = layerOf(feature);
  if (layer !== WORDS && layer !== PAIRS) return false;
  const text = textOf(feature);
  return generalShare(text) < COMMON_SHARE && (layer === WORDS || segment(text).length === 1);
};

/** `without` lists features that count one entry less, because the question is taken from that entry. */
export function weighQuestion(
  question: AnalysedQuestion,
  space: FeatureSpace,
  without: ReadonlySet<number> = new Set(),
): WeightedQuestion {
  const words = new Map<string, number>();
  const known = new Map<number, number>();
  let hasContent = false;
  const mass = LAYERS.map(() => 0);
  const square = LAYERS.map(() => 0);
  const unknown = LAYERS.map(() => 0);
  for (const feature of new Set(question.features)) {
    const layer = layerOf(feature);
    const id = space.find(feature);
    const left = id === undefined ? 0 : space.countOf(id) - (without.has(id) ? 1 : 0);
    const weight =
      id !== undefined && left > 0 ? space.weightOf(id, without.has(id) ? 1 : 0) : space.weightOfUnknown(feature);
    if (layer === WORDS) words.set(textOf(feature), weight);
    mass[layer]! += weight;
    square[layer]! += weight * weight;
    if (id !== undefined && left > 0) {
      known.set(id, weight);
      hasContent ||= isContent(feature);
    } else unknown[layer]! += weight;
  }
  return { text: question.text, signs: questionSigns(question.text), words, hasContent, known, mass, square, unknown };
}
