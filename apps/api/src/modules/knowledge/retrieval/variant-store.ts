import { grown } from './posting-lists';
import type { QuestionSigns } from './question-signs';

export interface Variant {
  /** The slot of the entry it belongs to. */
  entry: number;
  question: string;
  /** Without fillers, for comparing characters in order. */
  text: string;
  signs: QuestionSigns;
}

/** All wordings of all entries: their features side by side in one array, the rest by slot. */
export class VariantStore {
  private pool = new Uint32Array(1 << 12);
  private start = new Uint32Array(1 << 8);
  private readonly variants: (Variant | undefined)[] = [];
  private norms = new Float32Array(1 << 8);

  get size(): number {
    return this.variants.length;
  }

  add(variant: Variant, features: readonly number[]): number {
    const slot = this.variants.length;
    if (slot + 2 > this.start.length) {
      this.start = grown(this.start, slot + 2);
      this.norms = grown(this.norms, slot + 2);
    }
    const from = this.start[slot]!;
    if (from + features.length > this.pool.length) this.pool = grown(this.pool, from + features.length);
    this.pool.set(features, from);
    this.start[slot + 1] = from + features.length;
    this.variants.push(variant);
    return slot;
  }

  /** Undefined once removed. */
  get(slot: number): Variant | undefined {
    return this.variants[slot];
  }

  remove(slot: number): void {
    this.variants[slot] = undefined;
  }

  featuresOf(slot: number): Uint32Array {
    return this.pool.subarray(this.start[slot]!, this.start[slot + 1]!);
  }

  normOf(slot: number): number {
    return this.norms[slot]!;
  }

  /** Length of the variant's feature vector; need not follow every change of the weights, it only orders candidates. */
  setNorm(slot: number, norm: number): void {
    this.norms[slot] = norm;
  }
}
