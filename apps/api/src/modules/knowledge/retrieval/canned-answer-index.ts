import { confidenceFigures, highestConfidence } from './confidence';
import { EntryIndex, type ExactMatch } from './entry-index';
import { rankEntries, type Ranking } from './entry-ranker';
import { DEFAULT_MODELS, fitModels } from './fitted-models';
import { probability, scoreOf } from './linear-model';
import { QuestionAnalyser } from './question-analyser';
import type { RetrievalCandidate, RetrievalEntry, RetrievalResult, Thresholds } from './retrieval.types';
import { DEFAULT_SYNONYMS } from './synonym-groups';
import { repairTypos } from './typo-repair';
import { buildSynonymTable, type SynonymGroup } from './synonym-table';

export interface CannedAnswerIndexOptions {
  /** Added to the general ones; a later group overrules an earlier one. */
  synonyms?: readonly SynonymGroup[];
  /** Fit the models to the knowledge base's own wordings (default true), at the start and after many edits. Takes up to a second. */
  refit?: boolean;
}

export const DEFAULT_THRESHOLDS: Thresholds = { direct: 0.6, suggest: 0.25 };

/** Edits since the last fit before the next question fits anew: this many, and half of the entries. */
const FEWEST_EDITS = 50;
/** Removed slots that are tolerated before everything is stored anew. */
const MOST_WASTED = 1_000;

/** Finds the canned answers that answer a question, without any outside service. Edits are searchable at once. */
export class CannedAnswerIndex {
  private models = DEFAULT_MODELS;
  private edits = Infinity;

  private constructor(
    private index: EntryIndex,
    private readonly refits: boolean,
  ) {}

  static build(entries: Iterable<RetrievalEntry>, options: CannedAnswerIndexOptions = {}): CannedAnswerIndex {
    const synonyms = buildSynonymTable([...DEFAULT_SYNONYMS, ...(options.synonyms ?? [])]);
    const index = new EntryIndex(new QuestionAnalyser(synonyms));
    index.addAll(entries);
    const built = new CannedAnswerIndex(index, options.refit !== false);
    built.fitWhenDue();
    return built;
  }

  get size(): number {
    return this.index.size;
  }

  /** Adds the entry or replaces the one with the same id. */
  set(entry: RetrievalEntry): void {
    this.index.add(entry);
    this.edited();
  }

  remove(id: string): void {
    if (this.index.remove(id)) this.edited();
  }

  match(text: string, thresholds: Thresholds, limit = 10): RetrievalResult {
    this.fitWhenDue();
    const question = this.index.analyser.analyse(text, (typed) => repairTypos(typed, this.index.space));
    const exact = this.index.exactMatches(question.key);
    const ranking = rankEntries(this.index, question, this.models.ranking);
    const found = this.judge(ranking, exact);
    const candidates = found.slice(0, limit);
    const confidence = candidates[0]?.confidence ?? 0;
    const outcome = confidence >= thresholds.direct ? 'direct' : confidence >= thresholds.suggest ? 'suggest' : 'none';
    return { outcome, confidence, exact: exact.length > 0, candidates };
  }

  private judge(ranking: Ranking, exact: readonly ExactMatch[]): RetrievalCandidate[] {
    const certain = exact.map(({ entry, question }): RetrievalCandidate => ({
      id: this.index.at(entry).id,
      confidence: 1,
      matchedQuestion: question,
    }));
    let least = highestConfidence(ranking);
    const others = ranking.entries.flatMap((ranked, place): RetrievalCandidate[] => {
      if (exact.some(({ entry }) => entry === ranked.entry)) return [];
      // The order is the ranking's; a later candidate is never surer than an earlier one.
      const confidence = Math.min(
        least,
        probability(scoreOf(this.models.confidence, confidenceFigures(ranking, place))),
      );
      least = confidence;
      const matchedQuestion = this.index.variants.get(ranked.bestVariant).question;
      return [{ id: this.index.at(ranked.entry).id, confidence, matchedQuestion }];
    });
    return [...certain, ...others];
  }

  /** After a bulk import, say; a few edits do not move the models. */
  private fitWhenDue(): void {
    if (!this.refits || this.edits < Math.max(FEWEST_EDITS, this.size / 2)) return;
    this.edits = 0;
    this.index.updateNorms();
    this.models = fitModels(this.index);
  }

  private edited(): void {
    this.edits += 1;
    if (this.index.wasted <= Math.max(MOST_WASTED, this.index.size)) return;
    const fresh = new EntryIndex(this.index.analyser);
    fresh.addAll(Array.from(this.index.stored(), ([, entry]) => entry));
    this.index = fresh;
  }
}
