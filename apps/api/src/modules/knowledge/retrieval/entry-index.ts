import { CandidateSearch, LAYER_SHARE } from './candidate-search';
import { FeatureSpace } from './feature-space';
import { PostingLists } from './posting-lists';
import type { QuestionAnalyser } from './question-analyser';
import type { RetrievalEntry } from './retrieval.types';
import { segment } from './segment';
import { VariantStore } from './variant-store';

export interface ExactMatch {
  /** Slot of the entry. */
  entry: number;
  question: string;
}

export interface StoredEntry extends RetrievalEntry {
  /** Slots of its wordings. */
  variants: number[];
}

/** Answers' words are needed for a few candidates only, so they are cut when first looked at. */
const MOST_ANSWERS_KEPT = 2_000;

/** Stores entries so that they can be found; everything about ordering them is elsewhere. */
export class EntryIndex {
  readonly space = new FeatureSpace();
  readonly variants = new VariantStore();
  private readonly postings = new PostingLists();
  private readonly entries: (StoredEntry | undefined)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly exact = new Map<string, number[]>();
  private readonly answers = new Map<number, ReadonlySet<string>>();
  readonly candidates = new CandidateSearch(this.space, this.postings, this.variants);

  constructor(readonly analyser: QuestionAnalyser) {}

  get size(): number {
    return this.slots.size;
  }

  /** Slots of removed entries and wordings still take room; a rebuild frees them. */
  get wasted(): number {
    return this.entries.length - this.slots.size;
  }

  /** For many at once: weights move as entries come, so lengths are taken when all are in. */
  addAll(entries: Iterable<RetrievalEntry>): void {
    for (const entry of entries) this.insert(entry);
    this.updateNorms();
  }

  updateNorms(): void {
    for (const [, entry] of this.stored()) for (const variant of entry.variants) this.updateNorm(variant);
  }

  /** Adds the entry or replaces the one with the same id. */
  add(entry: RetrievalEntry): void {
    for (const variant of this.insert(entry).variants) this.updateNorm(variant);
  }

  remove(id: string): boolean {
    const slot = this.slots.get(id);
    if (slot === undefined) return false;
    const { variants } = this.entries[slot]!;
    this.space.count(this.variants.union(variants), -1);
    for (const variant of variants) {
      this.forgetExact(this.analyser.analyse(this.variants.get(variant).question).key, variant);
      this.variants.remove(variant);
    }
    this.entries[slot] = undefined;
    this.slots.delete(id);
    this.answers.delete(slot);
    return true;
  }

  at(slot: number): StoredEntry {
    return this.entries[slot]!;
  }

  *stored(): Iterable<readonly [number, StoredEntry]> {
    for (const slot of this.slots.values()) yield [slot, this.entries[slot]!];
  }

  /** Entries with a wording of this key, with that wording. */
  exactMatches(key: string): ExactMatch[] {
    const found = this.exact.get(key) ?? [];
    return found.map((variant) => ({
      entry: this.variants.entryOf(variant),
      question: this.variants.get(variant).question,
    }));
  }

  answerWords(slot: number): ReadonlySet<string> {
    const kept = this.answers.get(slot);
    if (kept) return kept;
    if (this.answers.size >= MOST_ANSWERS_KEPT) this.answers.clear();
    const words = new Set(segment(this.analyser.canonical(this.entries[slot]!.answer)));
    this.answers.set(slot, words);
    return words;
  }

  private insert(entry: RetrievalEntry): StoredEntry {
    this.remove(entry.id);
    const slot = this.entries.length;
    const stored: StoredEntry = { ...entry, variants: [] };
    this.entries.push(stored);
    this.slots.set(entry.id, slot);
    this.addVariant(slot, stored, entry.question);
    for (const question of new Set(entry.similarQuestions)) {
      if (question !== entry.question) this.addVariant(slot, stored, question);
    }
    this.space.count(this.variants.union(stored.variants), 1);
    return stored;
  }

  private addVariant(slot: number, entry: StoredEntry, question: string): void {
    const { key, text, features } = this.analyser.analyse(question);
    if (key === '') return;
    const ids = this.space.internAll(features);
    const variant = this.variants.add(slot, { question, text }, ids);
    for (const id of ids) this.postings.append(id, variant);
    entry.variants.push(variant);
    const same = this.exact.get(key);
    if (!same) this.exact.set(key, [variant]);
    else if (!same.some((other) => this.variants.entryOf(other) === slot)) same.push(variant);
  }

  private updateNorm(variant: number): void {
    let square = 0;
    for (const id of this.variants.featuresOf(variant))
      square += this.space.weightOf(id) ** 2 * LAYER_SHARE[this.space.layerOf(id)]!;
    this.variants.setNorm(variant, Math.sqrt(square));
  }

  private forgetExact(key: string, variant: number): void {
    const left = (this.exact.get(key) ?? []).filter((other) => other !== variant);
    if (left.length > 0) this.exact.set(key, left);
    else this.exact.delete(key);
  }
}
