import { readReport } from './jest-report';

const test = (status: string, fullName: string) => ({ status, fullName });

describe('readReport', () => {
  it('counts tests, names failures and skips', () => {
    const assertionResults = [test('passed', 'a'), test('failed', 'b'), test('pending', 'c')];
    const report = { testResults: [{ name: '/r/x.spec.ts', status: 'failed', message: '', assertionResults }] };
    expect(readReport(report, '/r')).toEqual({
      passed: 1,
      failed: 1,
      failures: ['b'],
      skips: ['c (left out in its file)'],
    });
  });

  it('counts a file that did not load as a failure', () => {
    const broken = { name: '/r/libs/x.spec.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] };
    expect(readReport({ testResults: [broken] }, '/r')).toMatchObject({
      failed: 1,
      failures: ['libs/x.spec.ts could not run'],
    });
  });
});
