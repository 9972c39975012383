import type { FeatureSpace } from './feature-space';
import type { PostingLists } from './posting-lists';
import type { VariantStore } from './variant-store';
import type { WeightedQuestion } from './weighted-question';

/** Postings read per question: rare features first, so that 的 in a large knowledge base costs nothing. */
const MOST_POSTINGS = 60_000;
/** Each layer's say in the first, rough order. */
export const LAYER_SHARE: readonly number[] = [1, 0.5, 0.8, 0.4];

export class CandidateSearch {
  private scores = new Float32Array(0);

  constructor(
    private readonly space: FeatureSpace,
    private readonly postings: PostingLists,
    private readonly variants: VariantStore,
  ) {}

  /** Entry slots, the most similar first; `skip` tells variants that do not count. */
  search(question: WeightedQuestion, limit: number, skip: (variant: number) => boolean = () => false): number[] {
    if (this.scores.length < this.variants.size) this.scores = new Float32Array(this.variants.size * 2);
    const touched = this.accumulate(question);
    const best = new Map<number, number>();
    for (const variant of touched) {
      const entry = this.variants.get(variant)?.entry;
      const score = this.scores[variant]! / (this.variants.normOf(variant) || 1);
      this.scores[variant] = 0;
      if (entry === undefined || skip(variant)) continue;
      if (score > (best.get(entry) ?? 0)) best.set(entry, score);
    }
    return top(best, limit);
  }

  private accumulate(question: WeightedQuestion): number[] {
    const rareFirst = [...question.known].sort((a, b) => this.postings.lengthOf(a[0]) - this.postings.lengthOf(b[0]));
    const touched: number[] = [];
    let read = 0;
    for (const [feature, weight] of rareFirst) {
      const list = this.postings.of(feature);
      read += list.length;
      if (read > MOST_POSTINGS && touched.length > 0) break;
      const gain = weight * weight * LAYER_SHARE[this.space.layerOf(feature)]!;
      for (const variant of list) {
        if (this.scores[variant] === 0) touched.push(variant);
        this.scores[variant]! += gain;
      }
    }
    return touched;
  }
}

/** The keys with the largest values, without sorting all of them. */
const top = (values: ReadonlyMap<number, number>, limit: number): number[] => {
  if (values.size <= limit) return [...values.keys()].sort((a, b) => values.get(b)! - values.get(a)!);
  const floor = Float64Array.from(values.values()).sort()[values.size - limit]!;
  const kept = [...values].filter(([, value]) => value >= floor).sort((a, b) => b[1] - a[1]);
  return kept.slice(0, limit).map(([key]) => key);
};
