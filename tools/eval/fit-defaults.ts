/**
 * tsx tools/eval/fit-defaults.ts
 * Fits the default models to the demo shop, the only data that may: its wordings are asked of knowledge bases from which
 * they were taken out. Prints the weights for default-models.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIDENCE_FEATURES, confidenceFigures } from '../../apps/api/src/modules/knowledge/retrieval/confidence';
import { DEFAULT_CONFIDENCE, DEFAULT_RANKING } from '../../apps/api/src/modules/knowledge/retrieval/default-models';
import { ENTRY_FEATURES } from '../../apps/api/src/modules/knowledge/retrieval/entry-features';
import { FOREIGN_QUESTIONS } from '../../apps/api/src/modules/knowledge/retrieval/foreign-questions';
import { EntryIndex } from '../../apps/api/src/modules/knowledge/retrieval/entry-index';
import { rankEntries, type Ranking } from '../../apps/api/src/modules/knowledge/retrieval/entry-ranker';
import {
  fitChoice,
  fitLogistic,
  scoreOf,
  type LabelledFigures,
  type LinearModel,
} from '../../apps/api/src/modules/knowledge/retrieval/linear-model';
import { QuestionAnalyser } from '../../apps/api/src/modules/knowledge/retrieval/question-analyser';
import { DEFAULT_SYNONYMS } from '../../apps/api/src/modules/knowledge/retrieval/synonym-groups';
import { buildSynonymTable } from '../../apps/api/src/modules/knowledge/retrieval/synonym-table';

interface DemoAnswer {
  key: string;
  question: string;
  similarQuestions: string[];
  answer: string;
}

interface Trial {
  ranking: Ranking;
  /** Undefined: its entry is not in the knowledge base. */
  right: string | undefined;
  ids: string[];
}

const folder = join(import.meta.dirname, '../../apps/api/src/modules/knowledge/demo/canned-answers');
const shop = readdirSync(folder).flatMap(
  (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { answers: DemoAnswer[] }).answers,
);
const analyser = new QuestionAnalyser(buildSynonymTable(DEFAULT_SYNONYMS));

/** A knowledge base with `kept` similar questions per entry and without every `gap`-th entry; the rest is asked. */
const view = (kept: number, gap: number, offset: number): Trial[] => {
  const index = new EntryIndex(analyser);
  const stored = shop.filter((_, i) => (i + offset) % gap !== 0);
  index.addAll(
    stored.map(({ key, question, similarQuestions, answer }) => {
      const start = offset % Math.max(1, similarQuestions.length);
      const rotated = [...similarQuestions.slice(start), ...similarQuestions.slice(0, start)];
      return { id: key, question, similarQuestions: rotated.slice(0, kept), answer };
    }),
  );
  const inside = new Set(stored.map(({ key }) => key));
  const foreign = FOREIGN_QUESTIONS.map((text): Trial => {
    const ranking = rankEntries(index, analyser.analyse(text), DEFAULT_RANKING);
    return { ranking, right: undefined, ids: ranking.entries.map(({ entry }) => index.at(entry).id) };
  });
  const own = shop.flatMap(({ key, question, similarQuestions }) =>
    [question, ...similarQuestions]
      .filter((text) => index.exactMatches(analyser.analyse(text).key).length === 0)
      .map((text): Trial => {
        const ranking = rankEntries(index, analyser.analyse(text), DEFAULT_RANKING);
        const ids = ranking.entries.map(({ entry }) => index.at(entry).id);
        return { ranking, right: inside.has(key) ? key : undefined, ids };
      }),
  );
  return [...own, ...foreign];
};

const trials = [view(0, 5, 0), view(0, 3, 1), view(2, 4, 2), view(2, 5, 3), view(4, 4, 1), view(5, 5, 4)].flat();

const sorted = ({ ranking, right, ids }: Trial, model: LinearModel): Trial => {
  const order = ranking.entries.map((entry, i) => ({
    entry: { ...entry, score: scoreOf(model, entry.figures) },
    id: ids[i]!,
  }));
  order.sort((a, b) => b.entry.score - a.entry.score);
  return { ranking: { ...ranking, entries: order.map(({ entry }) => entry) }, right, ids: order.map(({ id }) => id) };
};

const examples = (model: LinearModel): LabelledFigures[] =>
  trials
    .map((trial) => sorted(trial, model))
    .filter(({ ids }) => ids.length > 0)
    .map(({ ranking, right, ids }) => ({
      figures: confidenceFigures(ranking, 0),
      correct: ids[0] === right,
      weight: 1,
    }));

const report = (model: LinearModel): string => {
  const answerable = trials.filter(({ right }) => right !== undefined).map((trial) => sorted(trial, model));
  const first = answerable.filter(({ right, ids }) => ids[0] === right).length;
  return `R@1 ${((100 * first) / answerable.length).toFixed(1)} of ${answerable.length}`;
};

const show = (names: readonly string[], { bias, weights }: LinearModel): void => {
  console.log(`bias ${bias.toFixed(2)}`);
  names.forEach((name, i) => console.log(`  ${name}: ${weights[i]!.toFixed(2)},`));
};

const choices = trials
  .filter(({ right, ids }) => right !== undefined && ids.includes(right))
  .map(({ ranking, right, ids }) => ({
    options: ranking.entries.map(({ figures }) => figures),
    right: ids.indexOf(right!),
  }));
console.log('before', report(DEFAULT_RANKING));
const ranking = fitChoice(choices, DEFAULT_RANKING, Number(process.argv[2] ?? 20));
console.log('after', report(ranking));
show(ENTRY_FEATURES, ranking);
const confidence = fitLogistic(examples(ranking), DEFAULT_CONFIDENCE, Number(process.argv[3] ?? 5));
show(CONFIDENCE_FEATURES, confidence);
