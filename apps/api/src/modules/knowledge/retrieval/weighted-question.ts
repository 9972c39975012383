import type { FeatureSpace } from './feature-space';
import { LAYERS, layerOf, textOf, WORDS } from './features';
import type { AnalysedQuestion } from './question-analyser';
import { questionSigns, type QuestionSigns } from './question-signs';

/** A question seen from one knowledge base: which of its features are known there and how much each weighs. */
export interface WeightedQuestion {
  text: string;
  signs: QuestionSigns;
  /** Word → weight, whether the knowledge base's questions have it or not; answers may. */
  words: ReadonlyMap<string, number>;
  /** Feature number → weight. */
  known: ReadonlyMap<number, number>;
  /** Per layer: sum of the weights, known and unknown. */
  mass: readonly number[];
  /** Per layer: sum of the squared weights. */
  square: readonly number[];
  /** Per layer: sum of the weights that the knowledge base does not know. */
  unknown: readonly number[];
}

/** `without` lists features that count one entry less, because the question is taken from that entry. */
export function weighQuestion(
  question: AnalysedQuestion,
  space: FeatureSpace,
  without: ReadonlySet<number> = new Set(),
): WeightedQuestion {
  const words = new Map<string, number>();
  const known = new Map<number, number>();
  const mass = LAYERS.map(() => 0);
  const square = LAYERS.map(() => 0);
  const unknown = LAYERS.map(() => 0);
  for (const feature of question.features) {
    const layer = layerOf(feature);
    const id = space.find(feature);
    const left = id === undefined ? 0 : space.countOf(id) - (without.has(id) ? 1 : 0);
    const weight =
      id !== undefined && left > 0 ? space.weightOf(id, without.has(id) ? 1 : 0) : space.weightOfUnknown(feature);
    if (layer === WORDS) words.set(textOf(feature), weight);
    mass[layer]! += weight;
    square[layer]! += weight * weight;
    if (id !== undefined && left > 0) known.set(id, weight);
    else unknown[layer]! += weight;
  }
  return { text: question.text, signs: questionSigns(question.text), words, known, mass, square, unknown };
}
