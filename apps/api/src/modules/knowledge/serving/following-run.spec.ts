import { FollowingRun } from './following-run';

describe('FollowingRun', () => {
  it('serves calls during a run by one run after it', async () => {
    let running = 0;
    let runs = 0;
    let written = 0;
    const seen: number[] = [];
    const task = new FollowingRun(async () => {
      running += 1;
      expect(running).toBe(1);
      runs += 1;
      const read = written;
      await new Promise(setImmediate);
      seen.push(read);
      running -= 1;
    });
    const first = task.run();
    written = 1;
    const second = task.run();
    const third = task.run();
    await Promise.all([first, second, third]);
    expect(runs).toBe(2);
    expect(seen).toEqual([0, 1]);
  });

  it('runs again after a failure', async () => {
    const outcomes = [new Error('gone'), undefined];
    const task = new FollowingRun(async () => {
      const outcome = outcomes.shift();
      if (outcome) throw outcome;
    });
    const results = await Promise.allSettled([task.run(), task.run()]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    await expect(task.run()).resolves.toBeUndefined();
  });
});
