import type { FeatureSpace } from './feature-space';
import type { PostingLists } from './posting-lists';
import { strongest } from './strongest';
import type { VariantStore } from './variant-store';
import type { WeightedQuestion } from './weighted-question';

/** Postings read per question: rare features first, so that 的 in a large knowledge base costs nothing. */
const MOST_POSTINGS = 40_000;
/** Each layer's say in the first, rough order. */
export const LAYER_SHARE: readonly number[] = [1, 0.5, 0.8, 0.4];
/** An entry may have many similar wordings among the best; this many wordings leave enough entries. */
const VARIANTS_PER_ENTRY = 8;

/** Finds the entries worth a close look. Not re-entrant: the score arrays are used again for every question. */
export class CandidateSearch {
  private scores = new Float32Array(0);
  private touched = new Uint32Array(0);

  constructor(
    private readonly space: FeatureSpace,
    private readonly postings: PostingLists,
    private readonly variants: VariantStore,
  ) {}

  /** Entry slots, the most similar first; the wording `skip` does not count. */
  search(question: WeightedQuestion, limit: number, skip = -1): number[] {
    this.makeRoom();
    const count = this.accumulate(question);
    for (let i = 0; i < count; i++) {
      const variant = this.touched[i]!;
      const usable = variant !== skip && this.variants.isAlive(variant);
      this.scores[variant] = usable ? this.scores[variant]! / (this.variants.normOf(variant) || 1) : 0;
    }
    const best = strongest(this.touched.subarray(0, count), this.scores, limit * VARIANTS_PER_ENTRY);
    const entries = new Set(best.map((variant) => this.variants.entryOf(variant)));
    for (let i = 0; i < count; i++) this.scores[this.touched[i]!] = 0;
    return [...entries].slice(0, limit);
  }

  private accumulate(question: WeightedQuestion): number {
    const rareFirst = [...question.known].sort((a, b) => this.postings.lengthOf(a[0]) - this.postings.lengthOf(b[0]));
    let count = 0;
    let read = 0;
    for (const [feature, weight] of rareFirst) {
      const list = this.postings.of(feature);
      read += list.length;
      if (read > MOST_POSTINGS && count > 0) break;
      const gain = weight * weight * LAYER_SHARE[this.space.layerOf(feature)]!;
      for (let i = 0; i < list.length; i++) {
        const variant = list[i]!;
        if (this.scores[variant] === 0) this.touched[count++] = variant;
        this.scores[variant]! += gain;
      }
    }
    return count;
  }

  private makeRoom(): void {
    if (this.scores.length >= this.variants.size) return;
    this.scores = new Float32Array(this.variants.size * 2);
    this.touched = new Uint32Array(this.variants.size * 2);
  }
}
