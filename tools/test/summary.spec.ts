import { isGood, summarise, type StageResult } from './summary';

const result = (stage: string, changes: Partial<StageResult> = {}): StageResult => ({
  stage,
  passed: 3,
  failed: 0,
  seconds: 1.26,
  skips: [],
  failures: [],
  ...changes,
});

describe('summarise', () => {
  it('puts the sum alone on the last line', () => {
    expect(
      summarise([result('unit'), result('e2e', { passed: 4 })])
        .split('\n')
        .at(-1),
    ).toBe('7 passed, 0 failed');
  });

  it('names every skip with its reason, and every failure', () => {
    const text = summarise([
      result('unit', { failed: 1, failures: ['cut keeps every byte'] }),
      result('contract', { passed: 0, skips: ['no Redis: not root'] }),
    ]);
    expect(text).toContain('failed   unit: cut keeps every byte');
    expect(text).toContain('skipped  contract: no Redis: not root');
    expect(text.split('\n').at(-1)).toBe('3 passed, 1 failed, 1 skipped');
  });
});

describe('isGood', () => {
  it.each([
    ['all passed', [result('unit')], true],
    ['one failed', [result('unit'), result('e2e', { failed: 1 })], false],
    ['nothing ran', [result('unit', { passed: 0, skips: ['no tests'] })], false],
  ])('%s', (_name, results, good) => {
    expect(isGood(results)).toBe(good);
  });
});
