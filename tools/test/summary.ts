/** What one stage came to. */
export interface StageResult {
  stage: string;
  passed: number;
  failed: number;
  seconds: number;
  /** Tests that did not run, or the whole stage, each with its reason. */
  skips: string[];
  /** Names of what failed, so that they stand once more at the end. */
  failures: string[];
}

/** A table of all stages, every skip and failure by name, and alone on the last line the sum. */
export function summarise(results: StageResult[]): string {
  const width = Math.max(...results.map((result) => result.stage.length), 5);
  const row = (name: string, ...cells: (string | number)[]) =>
    `${name.padEnd(width)}  ${cells.map((cell) => String(cell).padStart(7)).join('  ')}`;
  const table = [
    row('stage', 'passed', 'failed', 'skipped', 'seconds'),
    ...results.map(({ stage, passed, failed, skips, seconds }) =>
      row(stage, passed, failed, skips.length, seconds.toFixed(1)),
    ),
  ];
  const named = results.flatMap(({ stage, skips, failures }) => [
    ...failures.map((failure) => `failed   ${stage}: ${failure}`),
    ...skips.map((skip) => `skipped  ${stage}: ${skip}`),
  ]);
  return [...table, '', ...(named.length ? [...named, ''] : []), total(results)].join('\n');
}

function total(results: StageResult[]): string {
  const sum = (count: (result: StageResult) => number) => results.reduce((all, result) => all + count(result), 0);
  const skipped = sum((result) => result.skips.length);
  const counts = `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed`;
  return skipped ? `${counts}, ${skipped} skipped` : counts;
}

/** A run in which nothing ran proves nothing. */
export function isGood(results: StageResult[]): boolean {
  return results.every((result) => result.failed === 0) && results.some((result) => result.passed > 0);
}
