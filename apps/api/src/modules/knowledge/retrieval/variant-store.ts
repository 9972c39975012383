import { grown } from './posting-lists';

export interface Variant {
  question: string;
  /** Normalised, for comparing characters in order. */
  text: string;
}

const REMOVED = 0xffffffff;

/** All wordings of all entries by slot: their features side by side in one array. */
export class VariantStore {
  private pool = new Uint32Array(1 << 12);
  private start = new Uint32Array(1 << 8);
  private owner = new Uint32Array(1 << 8);
  private norms = new Float32Array(1 << 8);
  private readonly variants: (Variant | undefined)[] = [];

  get size(): number {
    return this.variants.length;
  }

  add(entry: number, variant: Variant, features: readonly number[]): number {
    const slot = this.variants.length;
    if (slot + 2 > this.start.length) {
      this.start = grown(this.start, slot + 2);
      this.owner = grown(this.owner, slot + 2);
      this.norms = grown(this.norms, slot + 2);
    }
    const from = this.start[slot]!;
    if (from + features.length > this.pool.length) this.pool = grown(this.pool, from + features.length);
    this.pool.set(features, from);
    this.start[slot + 1] = from + features.length;
    this.owner[slot] = entry;
    this.variants.push(variant);
    return slot;
  }

  /** Only for wordings that were not removed. */
  get(slot: number): Variant {
    return this.variants[slot]!;
  }

  isAlive(slot: number): boolean {
    return this.owner[slot] !== REMOVED;
  }

  /** The slot of the entry the wording belongs to. */
  entryOf(slot: number): number {
    return this.owner[slot]!;
  }

  remove(slot: number): void {
    this.variants[slot] = undefined;
    this.owner[slot] = REMOVED;
  }

  featuresOf(slot: number): Uint32Array {
    return this.pool.subarray(this.start[slot]!, this.start[slot + 1]!);
  }

  /** The different features of several wordings. */
  union(slots: readonly number[]): Iterable<number> {
    // Within one wording they differ anyway, and most knowledge bases of size have single wordings.
    if (slots.length === 1) return this.featuresOf(slots[0]!);
    const features = new Set<number>();
    for (const slot of slots) for (const id of this.featuresOf(slot)) features.add(id);
    return features;
  }

  normOf(slot: number): number {
    return this.norms[slot]!;
  }

  /** Length of the wording's feature vector; need not follow every change of the weights, it only orders candidates. */
  setNorm(slot: number, norm: number): void {
    this.norms[slot] = norm;
  }
}
