import { lockMs } from './lock-out';

describe('lock-out', () => {
  it('lets four mistakes pass', () => {
    expect([1, 2, 3, 4].map(lockMs)).toEqual([0, 0, 0, 0]);
  });

  it('doubles from one minute to fifteen', () => {
    expect([5, 6, 7, 8, 9, 10, 1_000].map((failures) => lockMs(failures) / 60_000)).toEqual([1, 2, 4, 8, 15, 15, 15]);
  });
});
