import { layerOf, PAIRS, soundOf, textOf, type Feature } from './features';
import { generalShare } from './general-language';
import { grown } from './posting-lists';

/**
 * How many imagined general texts stand beside the knowledge base when a feature's rarity is estimated: a small one has
 * too few questions to tell 怎么 from 押金, a large one outweighs them.
 */
const PRIOR_TEXTS = 150;
const LEAST_WEIGHT = 0.05;

/** Numbers the features and weighs them by rarity, counted in entries. */
export class FeatureSpace {
  private readonly ids = new Map<Feature, number>();
  private layers = new Uint8Array(1 << 10);
  private counts = new Uint32Array(1 << 10);
  private general = new Float32Array(1 << 10);
  /** In which round a feature was met last; cheaper than a set for every text. */
  private seen = new Uint32Array(1 << 10);
  private round = 0;
  /** Weights are logarithms asked for again and again; those of an older version are stale. */
  private weights = new Float32Array(1 << 10);
  private weighedAt = new Uint32Array(1 << 10);
  private version = 1;
  /** Sound → the pairs of characters that have it. */
  private readonly homophones = new Map<number, number[]>();
  /** Entries counted. */
  entries = 0;

  find(feature: Feature): number | undefined {
    return this.ids.get(feature);
  }

  /** The number of a feature, a new one if need be. */
  intern(feature: Feature): number {
    const known = this.ids.get(feature);
    if (known !== undefined) return known;
    const id = this.ids.size;
    if (id >= this.counts.length) {
      this.layers = grown(this.layers, id + 1);
      this.counts = grown(this.counts, id + 1);
      this.general = grown(this.general, id + 1);
      this.seen = grown(this.seen, id + 1);
      this.weights = grown(this.weights, id + 1);
      this.weighedAt = grown(this.weighedAt, id + 1);
    }
    this.ids.set(feature, id);
    this.layers[id] = layerOf(feature);
    if (typeof feature === 'number' && this.layers[id] === PAIRS) this.addHomophone(feature);
    this.general[id] = generalShare(textOf(feature));
    return id;
  }

  /** Entries that have the feature. */
  countOfFeature(feature: Feature): number {
    const id = this.ids.get(feature);
    return id === undefined ? 0 : this.counts[id]!;
  }

  /** The most frequent pair of characters in the knowledge base with this sound. */
  pairWithSound(sound: number): number | undefined {
    const pairs = (this.homophones.get(sound) ?? []).filter((pair) => this.countOfFeature(pair) > 0);
    return pairs.sort((a, b) => this.countOfFeature(b) - this.countOfFeature(a))[0];
  }

  /** The numbers of the different features among these. */
  internAll(features: readonly Feature[]): number[] {
    this.round += 1;
    const ids: number[] = [];
    for (const feature of features) {
      const id = this.intern(feature);
      if (this.seen[id] === this.round) continue;
      this.seen[id] = this.round;
      ids.push(id);
    }
    return ids;
  }

  /** Adds (or with -1 takes away) one entry's features. */
  count(ids: Iterable<number>, by: 1 | -1): void {
    for (const id of ids) this.counts[id]! += by;
    this.entries += by;
    this.version += 1;
  }

  layerOf(id: number): number {
    return this.layers[id]!;
  }

  countOf(id: number): number {
    return this.counts[id]!;
  }

  /** `without` entries are left out of the count, for questions asked of their own entry. */
  weightOf(id: number, without = 0): number {
    if (without > 0) return this.weigh(Math.max(0, this.counts[id]! - without), this.general[id]!);
    if (this.weighedAt[id] !== this.version) {
      this.weights[id] = this.weigh(this.counts[id]!, this.general[id]!);
      this.weighedAt[id] = this.version;
    }
    return this.weights[id]!;
  }

  weightOfUnknown(feature: Feature): number {
    return this.weigh(0, generalShare(textOf(feature)));
  }

  private addHomophone(pair: number): void {
    const sound = soundOf(pair >>> 16, pair & 0xffff);
    const same = this.homophones.get(sound);
    if (same) same.push(pair);
    else this.homophones.set(sound, [pair]);
  }

  private weigh(count: number, general: number): number {
    const texts = this.entries + PRIOR_TEXTS;
    return Math.max(LEAST_WEIGHT, Math.log((texts + 1) / (count + PRIOR_TEXTS * general + 0.5)));
  }
}
