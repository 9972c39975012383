import { randomUUID } from 'node:crypto';
import type { JobQueue } from '../../src/platform/job-queue';
import { BullmqJobQueue } from '../../src/platform/job-queue/bullmq.job-queue';
import { InProcessJobQueue } from '../../src/platform/job-queue/in-process.job-queue';
import { hasRedisProgram, startRedisCluster, startRedisSentinel } from '../support/redis-layouts';

const failures: string[] = [];
const starts: [name: string, waitedMs: number][] = [];
const onFailure = (name: string) => void failures.push(name);
const onStart = (name: string, waitedMs: number) => void starts.push([name, waitedMs]);
const bullmqAt = (url: string) => new BullmqJobQueue(url, `test-${randomUUID()}`, onFailure, onStart);
const stops: (() => void)[] = [];
afterAll(() => stops.forEach((stop) => stop()));
const onLayout = (start: typeof startRedisCluster) => async () => {
  const layout = await start();
  stops.push(layout.stop);
  return bullmqAt(layout.url);
};

const adapters: [string, () => JobQueue | Promise<JobQueue>][] = [
  ['in-process', () => new InProcessJobQueue(onFailure, onStart)],
  ['bullmq', () => bullmqAt(process.env.TEST_REDIS_URL!)],
];
const layouts: typeof adapters = [
  ['bullmq on a redis cluster', onLayout(startRedisCluster)],
  ['bullmq behind sentinels', onLayout(startRedisSentinel)],
];
if (hasRedisProgram) adapters.push(...layouts);
else describe.each(layouts)('JobQueue: %s', () => it.skip('needs the program redis-server', () => undefined));

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited 10 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe.each(adapters)('JobQueue: %s', (_name, create) => {
  let queue: JobQueue;
  beforeAll(async () => {
    failures.length = 0;
    starts.length = 0;
    queue = await create();
  });
  afterAll(() => queue.close());

  it('runs every job, those added before the handler too, in order', async () => {
    const seen: number[] = [];
    for (let index = 0; index < 10; index += 1) await queue.add('in-order', { index });
    queue.handle<{ index: number }>('in-order', ({ index }) => Promise.resolve(void seen.push(index)));
    await until(() => seen.length === 10);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('drops a second job of the same id while the first waits, and takes it again afterwards', async () => {
    const seen: string[] = [];
    await queue.add('unique', { text: 'first' }, { id: 'same' });
    await queue.add('unique', { text: 'second' }, { id: 'same' });
    queue.handle<{ text: string }>('unique', ({ text }) => Promise.resolve(void seen.push(text)));
    await until(() => seen.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen).toEqual(['first']);
    await queue.add('unique', { text: 'third' }, { id: 'same' });
    await until(() => seen.length === 2);
    expect(seen[1]).toBe('third');
  });

  it('runs at most as many at once as asked for', async () => {
    let [running, most, done] = [0, 0, 0];
    queue.handle(
      'parallel',
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 30));
        running -= 1;
        done += 1;
      },
      { concurrency: 3 },
    );
    for (let index = 0; index < 9; index += 1) await queue.add('parallel', { index });
    await until(() => done === 9);
    expect(most).toBe(3);
  });

  it('tries again, then gives up and says so', async () => {
    let runs = 0;
    queue.handle('hopeless', () => Promise.reject(new Error(`run ${(runs += 1)}`)));
    await queue.add('hopeless', {}, { attempts: 2 });
    await until(() => failures.includes('hopeless'));
    expect(runs).toBe(2);
  });

  it('recovers when a later run succeeds', async () => {
    let runs = 0;
    queue.handle('shaky', () => {
      runs += 1;
      return runs < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    });
    await queue.add('shaky', {});
    await until(() => runs === 3);
    expect(failures).not.toContain('shaky');
  });

  it('says how much is in line, and how long the first has waited', async () => {
    const before = Date.now();
    for (let index = 0; index < 3; index += 1) await queue.add('idle', { index });
    await queue.add('idle', {}, { delayMs: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const state = (await queue.states()).find(({ name }) => name === 'idle');
    expect(state).toMatchObject({ waiting: 3 });
    expect(state!.oldestMs).toBeGreaterThan(0);
    expect(state!.oldestMs).toBeLessThanOrEqual(Date.now() - before);
  });

  it('tells when a job begins and how long it had waited', async () => {
    await queue.add('told', {});
    await new Promise((resolve) => setTimeout(resolve, 60));
    let runs = 0;
    queue.handle('told', () => ((runs += 1) < 2 ? Promise.reject(new Error('again')) : Promise.resolve()));
    await until(() => runs === 2);
    const told = starts.filter(([name]) => name === 'told');
    expect(told).toHaveLength(1);
    expect(told[0]![1]).toBeGreaterThanOrEqual(50);
  });

  it('waits for a delayed job’s time', async () => {
    const at: number[] = [];
    queue.handle('later', () => Promise.resolve(void at.push(Date.now())));
    const added = Date.now();
    await queue.add('later', {}, { delayMs: 200 });
    await until(() => at.length === 1);
    expect(at[0]! - added).toBeGreaterThanOrEqual(190);
  });
});
