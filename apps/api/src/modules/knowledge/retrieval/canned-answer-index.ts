import { confidenceFigures, highestConfidence } from './confidence';
import { DEFAULT_CONFIDENCE, DEFAULT_RANKING } from './default-models';
import { EntryIndex, type ExactMatch } from './entry-index';
import { rankEntries, type Ranking } from './entry-ranker';
import { choices, foreignOutcomes, outcomes, trials } from './leave-one-out';
import { fitChoice, fitLogistic, probability, scoreOf, type LinearModel } from './linear-model';
import { QuestionAnalyser } from './question-analyser';
import type { RetrievalCandidate, RetrievalEntry, RetrievalResult, Thresholds } from './retrieval.types';
import { DEFAULT_SYNONYMS } from './synonym-groups';
import { repairTypos } from './typo-repair';
import { buildSynonymTable, type SynonymGroup } from './synonym-table';

export interface CannedAnswerIndexOptions {
  /** Added to the general ones; a later group overrules an earlier one. */
  synonyms?: readonly SynonymGroup[];
  /** Fit the models to the knowledge base's own wordings (default true). Takes up to about a second. */
  refit?: boolean;
}

export const DEFAULT_THRESHOLDS: Thresholds = { direct: 0.6, suggest: 0.25 };

/** Wordings asked of their own knowledge base for a fit. */
const MOST_TRIALS = 300;
const FEWEST_TRIALS = 60;
/** Strength of the default weights against the trials, in trials. */
const RANKING_PULL = 30;
const CONFIDENCE_PULL = 10;
/** What all foreign questions together count, per trial. */
const FOREIGN_SHARE = 0.3;
/** Removed slots that are tolerated before everything is stored anew. */
const MOST_WASTED = 1_000;

/** Finds the canned answers that answer a question, without any outside service. Edits are searchable at once. */
export class CannedAnswerIndex {
  private ranking: LinearModel = DEFAULT_RANKING;
  private confidence: LinearModel = DEFAULT_CONFIDENCE;

  private constructor(private index: EntryIndex) {}

  static build(entries: Iterable<RetrievalEntry>, options: CannedAnswerIndexOptions = {}): CannedAnswerIndex {
    const synonyms = buildSynonymTable([...DEFAULT_SYNONYMS, ...(options.synonyms ?? [])]);
    const index = new EntryIndex(new QuestionAnalyser(synonyms));
    index.addAll(entries);
    const built = new CannedAnswerIndex(index);
    if (options.refit !== false) built.refit();
    return built;
  }

  get size(): number {
    return this.index.size;
  }

  /** Adds the entry or replaces the one with the same id. */
  set(entry: RetrievalEntry): void {
    this.index.add(entry);
    this.tidy();
  }

  remove(id: string): void {
    this.index.remove(id);
    this.tidy();
  }

  match(text: string, thresholds: Thresholds, limit = 10): RetrievalResult {
    const question = this.index.analyser.analyse(text, (typed) => repairTypos(typed, this.index.space));
    const exact = this.index.exactMatches(question.key);
    const ranking = rankEntries(this.index, question, this.ranking);
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
      const confidence = Math.min(least, probability(scoreOf(this.confidence, confidenceFigures(ranking, place))));
      least = confidence;
      const matchedQuestion = this.index.variants.get(ranked.bestVariant).question;
      return [{ id: this.index.at(ranked.entry).id, confidence, matchedQuestion }];
    });
    return [...certain, ...others];
  }

  private refit(): void {
    const asked = trials(this.index, this.ranking, MOST_TRIALS);
    if (asked.length < FEWEST_TRIALS) return;
    this.ranking = fitChoice(choices(asked), DEFAULT_RANKING, RANKING_PULL);
    const examples = [
      ...outcomes(asked, this.ranking),
      ...foreignOutcomes(this.index, this.ranking, asked.length * FOREIGN_SHARE),
    ];
    this.confidence = fitLogistic(examples, DEFAULT_CONFIDENCE, CONFIDENCE_PULL);
  }

  private tidy(): void {
    if (this.index.wasted <= Math.max(MOST_WASTED, this.index.size)) return;
    const fresh = new EntryIndex(this.index.analyser);
    fresh.addAll(Array.from(this.index.stored(), ([, entry]) => entry));
    this.index = fresh;
  }
}
