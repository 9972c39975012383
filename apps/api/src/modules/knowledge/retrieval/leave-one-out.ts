import { confidenceFigures } from './confidence';
import type { EntryIndex, StoredEntry } from './entry-index';
import { rankEntries, type LeftOut, type Ranking } from './entry-ranker';
import { FOREIGN_QUESTIONS } from './foreign-questions';
import { scoreOf, type Choice, type LabelledFigures, type LinearModel } from './linear-model';

/** A wording asked as a question of the knowledge base without it. */
interface Trial {
  ranking: Ranking;
  /** Where its own entry came; -1 if it was not found. */
  place: number;
}

/** How much a question whose entry is left out counts: people do ask what the knowledge base does not know. */
const UNANSWERABLE_WEIGHT = 0.5;

const onlyIn = (index: EntryIndex, entry: StoredEntry, variant: number): LeftOut => {
  const elsewhere = new Set(index.variants.union(entry.variants.filter((other) => other !== variant)));
  return { variant, features: new Set([...index.variants.featuresOf(variant)].filter((id) => !elsewhere.has(id))) };
};

/** Every wording of entries with at least two, thinned out evenly to `most`. */
export function trials(index: EntryIndex, model: LinearModel, most: number): Trial[] {
  const asked: [number, StoredEntry, number][] = [];
  for (const [slot, entry] of index.stored()) {
    if (entry.variants.length < 2) continue;
    for (const variant of entry.variants) {
      // Some answers repeat their question, which would give it away.
      if (!entry.answer.includes(index.variants.get(variant).question)) asked.push([slot, entry, variant]);
    }
  }
  const step = Math.max(1, asked.length / most);
  const chosen = Array.from({ length: Math.min(most, asked.length) }, (_, i) => asked[Math.floor(i * step)]!);
  return chosen.map(([slot, entry, variant]) => {
    const analysed = index.analyser.analyse(index.variants.get(variant).question);
    const ranking = rankEntries(index, analysed, model, onlyIn(index, entry, variant));
    return { ranking, place: ranking.entries.findIndex((ranked) => ranked.entry === slot) };
  });
}

export const choices = (from: readonly Trial[]): Choice[] =>
  from
    .filter(({ place }) => place >= 0)
    .map(({ ranking, place }) => ({ options: ranking.entries.map((entry) => entry.figures), right: place }));

const reordered = ({ ranking, place }: Trial, model: LinearModel): Trial => {
  const own = ranking.entries[place]?.entry;
  const entries = ranking.entries.map((entry) => ({ ...entry, score: scoreOf(model, entry.figures) }));
  entries.sort((a, b) => b.score - a.score);
  return { ranking: { ...ranking, entries }, place: entries.findIndex((entry) => entry.entry === own) };
};

/** Per trial: was the first candidate right, and the same with its own entry taken away, where nothing is right. */
export function outcomes(from: readonly Trial[], model: LinearModel): LabelledFigures[] {
  const examples: LabelledFigures[] = [];
  for (const trial of from) {
    const { ranking, place } = reordered(trial, model);
    if (ranking.entries.length > 0)
      examples.push({ figures: confidenceFigures(ranking, 0), correct: place === 0, weight: 1 });
    const others = ranking.entries.filter((_, i) => i !== place);
    if (others.length === 0) continue;
    examples.push({
      figures: confidenceFigures({ ...ranking, entries: others }, 0),
      correct: false,
      weight: UNANSWERABLE_WEIGHT,
    });
  }
  return examples;
}

/** What the knowledge base takes foreign questions for; together they count like `weight` trials. */
export function foreignOutcomes(index: EntryIndex, model: LinearModel, weight: number): LabelledFigures[] {
  return FOREIGN_QUESTIONS.flatMap((question) => {
    const ranking = rankEntries(index, index.analyser.analyse(question), model);
    if (ranking.entries.length === 0) return [];
    return [{ figures: confidenceFigures(ranking, 0), correct: false, weight: weight / FOREIGN_QUESTIONS.length }];
  });
}
