import { ModelFailure } from './model-failure';
import { pauseBeforeRetry, retryAfterMs } from './retry';

describe('pauseBeforeRetry', () => {
  const down = new ModelFailure('model_down', { retryable: true });

  it('grows with the attempts, within full jitter, and ends after the last one', () => {
    expect([1, 2, 3].map((attempt) => pauseBeforeRetry(down, attempt, 3, 1))).toEqual([250, 500, 1000]);
    expect(pauseBeforeRetry(down, 9, 9, 1)).toBe(4_000);
    expect(pauseBeforeRetry(down, 2, 3, 0)).toBe(0);
    expect(pauseBeforeRetry(down, 4, 3, 1)).toBeUndefined();
  });

  it('never undercuts what the provider asked for', () => {
    const limited = new ModelFailure('model_rate_limited', { retryable: true, retryAfterMs: 2_000 });
    expect(pauseBeforeRetry(limited, 1, 2, 0)).toBe(2_000);
    expect(pauseBeforeRetry(limited, 1, 2, 1)).toBe(2_250);
  });

  it('leaves alone what would fail again', () => {
    expect(pauseBeforeRetry(new ModelFailure('model_error'), 1, 3, 0.5)).toBeUndefined();
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['2', 2_000],
    ['0.5', 500],
    ['-3', 0],
    ['Thu, 01 Jan 2026 00:00:07 GMT', 7_000],
    ['Thu, 01 Jan 2015 00:00:07 GMT', 0],
    ['soon', undefined],
    [' ', undefined],
    [null, undefined],
  ])('reads %j', (header, expected) => expect(retryAfterMs(header, now)).toBe(expected));
});
