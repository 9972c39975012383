/**
 * npm run eval -- <folder> [--speed=100000] [--only=name]
 * Measures retrieval on every set of the folder and on a synthetic knowledge base; prints tables.
 */
import { readSets } from './data-folder';
import { COVERAGES, measureAnswers, type AnswerFigures } from './measure-answers';
import { measurePassages } from './measure-passages';
import { measureSpeed } from './measure-speed';
import { table } from './table';

const [folder, ...flags] = process.argv.slice(2);
if (!folder) {
  console.error('npm run eval -- <folder> [--speed=100000] [--only=name]');
  process.exit(2);
}
const flag = (name: string): string | undefined => flags.find((one) => one.startsWith(`--${name}=`))?.split('=')[1];

const fixed = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(1));
const kinds = (shares: Record<string, number>): string =>
  Object.entries(shares)
    .map(([kind, share]) => `${kind} ${fixed(share)}`)
    .join(', ');

const answerRow = (one: AnswerFigures): string[] => [
  one.set,
  fixed(one.first),
  fixed(one.firstThree),
  ...COVERAGES.flatMap((coverage) => [fixed(one.at[coverage]!.precision), kinds(one.at[coverage]!.wronglyAnswered)]),
  `${fixed(one.direct.coverage)} / ${fixed(one.direct.precision)}`,
  kinds(one.direct.wronglyAnswered),
];

/** Coverage in each set with the thresholds that gave 60 % and 80 % in another. */
const transferRows = (all: readonly AnswerFigures[]): string[][] =>
  all.map((from) => [
    from.set,
    ...all.map((to) =>
      COVERAGES.map((coverage) => {
        const reached = to.confidences.filter((confidence) => confidence >= from.at[coverage]!.confidence).length;
        return fixed((100 * reached) / to.confidences.length);
      }).join(' / '),
    ),
  ]);

const sets = readSets(folder).filter(({ name }) => name.includes(flag('only') ?? ''));
const answers = sets.filter(({ knowledge }) => knowledge.length > 0).map(measureAnswers);
if (answers.length > 0) {
  const at = COVERAGES.flatMap((coverage) => [`precision @${coverage}%`, `out of scope @${coverage}%`]);
  console.log(
    table(['set', 'R@1', 'R@3', ...at, 'direct: coverage / precision', 'out of scope, direct'], answers.map(answerRow)),
  );
  console.log(
    '\nCoverage with the thresholds for 60 % / 80 % of another knowledge base (row: where they come from):\n',
  );
  console.log(table(['from', ...answers.map(({ set }) => set)], transferRows(answers)));
}

const passages = sets.filter((set) => set.passages.length > 0).map(measurePassages);
if (passages.length > 0) {
  const cells = passages.map(({ set, queries, first, firstThree }) => [
    set,
    String(queries),
    fixed(first),
    fixed(firstThree),
  ]);
  console.log(`\n${table(['passages', 'questions', 'R@1', 'R@3'], cells)}`);
}

const size = Number(flag('speed') ?? 100_000);
if (size > 0) {
  const speed = measureSpeed(size);
  const cells = [
    `${speed.buildSeconds.toFixed(2)} (${speed.buildProcessorSeconds.toFixed(2)})`,
    speed.megabytes.toFixed(0),
    speed.medianMs.toFixed(2),
    speed.p99Ms.toFixed(2),
    speed.editMs.toFixed(2),
  ];
  console.log(
    `\n${table(['entries', 'build s (CPU)', 'memory MB', 'P50 ms', 'P99 ms', 'edit found ms'], [[String(size), ...cells]])}`,
  );
}
