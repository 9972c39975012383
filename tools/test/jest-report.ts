import type { StageResult } from './summary';

/** The part of `jest --json` that is read here. */
export interface JestReport {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

/** Counts tests, not files; a file that did not even load is one failure. */
export function readReport(report: JestReport, root: string): Omit<StageResult, 'stage' | 'seconds'> {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const withStatus = (...statuses: string[]) => tests.filter((test) => statuses.includes(test.status));
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failures = [
    ...withStatus('failed').map((test) => test.fullName),
    ...broken.map((file) => `${file.name.replace(`${root}/`, '')} could not run`),
  ];
  return {
    passed: withStatus('passed').length,
    failed: failures.length,
    failures,
    skips: withStatus('pending', 'todo', 'skipped', 'disabled').map(
      (test) => `${test.fullName} (left out in its file)`,
    ),
  };
}
