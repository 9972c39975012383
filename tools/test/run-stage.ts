import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runVisibly } from './command';
import { readReport, type JestReport } from './jest-report';
import type { Need, Stage } from './stages';
import type { StageResult } from './summary';

export type Addresses = Partial<Record<Need, string>>;
type Counts = Omit<StageResult, 'stage' | 'seconds'>;

const variables: Record<Need, string> = {
  redis: 'TEST_REDIS_URL',
  mysql: 'TEST_MYSQL_URL',
  chromium: 'CHROMIUM_PATH',
};

export async function runStage(stage: Stage, root: string, addresses: Addresses): Promise<StageResult> {
  const started = performance.now();
  const counts = await { lint: runLint, build: runBuild, jest: runJest }[stage.kind](stage, root, addresses);
  return { stage: stage.name, ...counts, seconds: (performance.now() - started) / 1000 };
}

async function runLint(): Promise<Counts> {
  const { lint } = await import('../lint.mjs');
  const results = await lint();
  return countGood(results.map(({ name, good }) => ({ name, good })));
}

/** `weapp` too: the browser stage opens it. */
async function runBuild(): Promise<Counts> {
  const { buildParts } = await import('../build.mjs');
  const results = await buildParts(['api', 'admin', 'h5', 'weapp']);
  const missing = results.filter(({ say }) => say.startsWith('skipped'));
  return {
    ...countGood(results.filter((result) => !missing.includes(result))),
    skips: missing.map(({ name, say }) => `${name}: ${say}`),
  };
}

/** Its own process: jest keeps a worker pool and a module registry that outlive a run. */
async function runJest(stage: Stage, root: string, addresses: Addresses): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyin-jest-'));
  const file = join(folder, 'report.json');
  const args = ['--selectProjects', stage.project ?? '', '--json', '--outputFile', file, '--passWithNoTests'];
  const env = {
    ...Object.fromEntries(stage.needs.map((need) => [variables[need], addresses[need] ?? ''])),
    ...(stage.backend && { TEST_BACKEND: stage.backend }),
  };
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const code = await runVisibly(process.execPath, [jest, ...args], env, () => existsSync(file));
  try {
    if (!existsSync(file)) return failed(`jest ended with exit code ${code} and no report`);
    const counts = readReport(JSON.parse(readFileSync(file, 'utf8')) as JestReport, root);
    if (code === null) return withFailure(counts, 'jest had to be ended: a test left a timer, socket or server open');
    if (code !== 0 && counts.failed === 0) return withFailure(counts, `jest ended with exit code ${code}`);
    if (counts.passed + counts.failed + counts.skips.length === 0) return { ...counts, skips: ['there are no tests'] };
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countGood(results: { name: string; good: boolean }[]): Counts {
  const failures = results.filter((result) => !result.good).map((result) => result.name);
  return { passed: results.length - failures.length, failed: failures.length, failures, skips: [] };
}

const withFailure = (counts: Counts, reason: string): Counts => ({
  ...counts,
  failed: counts.failed + 1,
  failures: [...counts.failures, reason],
});

const failed = (reason: string) => withFailure({ passed: 0, failed: 0, failures: [], skips: [] }, reason);
