import { randomUUID } from 'node:crypto';
import type { KeyValueStore } from '../../src/platform/key-value';
import { MemoryKeyValueStore } from '../../src/platform/key-value/memory.key-value';
import { RedisKeyValueStore } from '../../src/platform/key-value/redis.key-value';
import { hasRedisProgram, startRedisCluster, startRedisSentinel } from '../support/redis-layouts';

const redisAt = (url: string) => new RedisKeyValueStore(url, `test-${randomUUID()}:`, () => undefined);
const stops: (() => void)[] = [];
afterAll(() => stops.forEach((stop) => stop()));
const onLayout = (start: typeof startRedisCluster) => async () => {
  const layout = await start();
  stops.push(layout.stop);
  return redisAt(layout.url);
};

const adapters: [string, () => KeyValueStore | Promise<KeyValueStore>][] = [
  ['memory', () => new MemoryKeyValueStore()],
  ['redis', () => redisAt(process.env.TEST_REDIS_URL!)],
];
const layouts: typeof adapters = [
  ['redis cluster', onLayout(startRedisCluster)],
  ['redis sentinel', onLayout(startRedisSentinel)],
];
if (hasRedisProgram) adapters.push(...layouts);
else describe.each(layouts)('KeyValueStore: %s', () => it.skip('needs the program redis-server', () => undefined));

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition() && Date.now() < deadline) await pause(5);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(adapters)('KeyValueStore: %s', (_name, create) => {
  let store: KeyValueStore;
  beforeAll(async () => {
    store = await create();
  });
  afterAll(() => store.close());

  it('keeps a value until it is deleted or expires', async () => {
    await store.set('a', 'one', 60_000);
    expect(await store.get('a')).toBe('one');
    await store.set('a', '二', 60_000);
    expect(await store.get('a')).toBe('二');
    await store.delete('a');
    expect(await store.get('a')).toBeUndefined();
    await store.set('short', 'x', 30);
    await pause(80);
    expect(await store.get('short')).toBeUndefined();
  });

  it('sets a free key once', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) => store.setIfAbsent('lock', String(index), 60_000)),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await store.get('lock')).toBe(String(results.indexOf(true)));
  });

  it('counts without losing one, and starts anew after the time', async () => {
    const counts = await Promise.all(Array.from({ length: 50 }, () => store.increment('n', 60_000)));
    expect(counts.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    expect(counts.every(({ ttlMs }) => ttlMs > 0 && ttlMs <= 60_000)).toBe(true);
    await store.increment('brief', 40);
    await pause(90);
    expect((await store.increment('brief', 40)).count).toBe(1);
  });

  it('reaches every subscriber, in order, and none that left', async () => {
    const [first, second]: string[][] = [[], []];
    const leaveFirst = await store.subscribe('news', (message) => first!.push(message));
    const leaveSecond = await store.subscribe('news', (message) => second!.push(message));
    for (let index = 0; index < 20; index += 1) await store.publish('news', `n${index}`);
    await store.publish('other', 'not for you');
    await until(() => first!.length >= 20 && second!.length >= 20);
    expect(first).toEqual(Array.from({ length: 20 }, (_, index) => `n${index}`));
    expect(second).toEqual(first);
    await leaveFirst();
    await store.publish('news', 'last');
    await until(() => second!.includes('last'));
    expect(first).toHaveLength(20);
    expect(second).toHaveLength(21);
    await leaveSecond();
  });

  describe('rooms', () => {
    const ticket = (id: string, group = id) => ({ id, group });
    const rules = { seats: 2, line: 3, leaseMs: 60_000 };

    it('seats as many as there are seats, keeps the others in order, and refuses beyond the line', async () => {
      const places = [];
      for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
        places.push(...(await store.queueUp('order', rules, [ticket(id)])));
      expect(places).toEqual([0, 0, 1, 2, 3, -1, -1]);
      await store.leaveRoom('order', ticket('a'));
      // The free seat is c's, wherever c waits: nobody overtakes.
      expect(
        await store.queueUp(
          'order',
          rules,
          ['e', 'd', 'h'].map((id) => ticket(id)),
        ),
      ).toEqual([3, 2, -1]);
      expect(
        await store.queueUp(
          'order',
          rules,
          ['c', 'd', 'e', 'h'].map((id) => ticket(id)),
        ),
      ).toEqual([0, 1, 2, 3]);
      await store.leaveRoom('order', ticket('d'));
      expect(await store.queueUp('order', rules, [ticket('e'), ticket('b')])).toEqual([1, 0]);
    });

    it('never seats more than there are seats when everybody comes at once', async () => {
      const many = Array.from({ length: 40 }, (_, index) => ticket(`m${index}`));
      const places = (
        await Promise.all(many.map((one) => store.queueUp('crowd', { ...rules, line: 10 }, [one])))
      ).flat();
      expect(places.filter((place) => place === 0)).toHaveLength(2);
      expect(places.filter((place) => place > 0).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(places.filter((place) => place === -1)).toHaveLength(28);
    });

    it('gives one group one seat, and lets others pass', async () => {
      const [first, second, other] = [ticket('1', 'greedy'), ticket('2', 'greedy'), ticket('3', 'modest')];
      expect(await store.queueUp('groups', rules, [first, second, other])).toEqual([0, 1, 0]);
      await store.leaveRoom('groups', other);
      expect(await store.queueUp('groups', rules, [second])).toEqual([1]);
      await store.leaveRoom('groups', first);
      expect(await store.queueUp('groups', rules, [second])).toEqual([0]);
    });

    it('forgets tickets that nobody shows any more, seated or waiting', async () => {
      const brief = { seats: 1, line: 5, leaseMs: 150 };
      const [gone, waiting, alive] = ['gone', 'waiting', 'alive'].map((id) => ticket(id));
      expect(await store.queueUp('lease', brief, [gone!, waiting!])).toEqual([0, 1]);
      expect(await store.queueUp('lease', { ...brief, leaseMs: 60_000 }, [alive!])).toEqual([2]);
      await pause(250);
      expect(await store.queueUp('lease', brief, [alive!])).toEqual([0]);
    });

    it('keeps the rate', async () => {
      const paced = { seats: 10, line: 10, leaseMs: 60_000, starts: { count: 2, windowMs: 300 } };
      const [a, b, c] = ['a', 'b', 'c'].map((id) => ticket(id));
      expect(await store.queueUp('rate', paced, [a!, b!, c!])).toEqual([0, 0, 1]);
      await store.leaveRoom('rate', a!);
      expect(await store.queueUp('rate', paced, [c!])).toEqual([1]);
      await pause(350);
      expect(await store.queueUp('rate', paced, [c!])).toEqual([0]);
    });
  });

  it('says that it is there', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
});

const sentinel = hasRedisProgram ? describe : describe.skip;
sentinel('KeyValueStore: the master behind the sentinels dies', () => {
  it('goes on with the new master without a restart', async () => {
    const layout = await startRedisSentinel();
    const store = redisAt(layout.url);
    try {
      const heard: string[] = [];
      await store.subscribe('news', (message) => heard.push(message));
      await store.set('a', 'before', 60_000);
      layout.killMaster();
      const deadline = Date.now() + 20_000;
      while (heard.length === 0 && Date.now() < deadline) {
        await store.publish('news', 'after').catch(() => undefined);
        await pause(100);
      }
      expect(heard[0]).toBe('after');
      await store.set('b', 'after', 60_000);
      expect(await store.get('b')).toBe('after');
    } finally {
      await store.close();
      layout.stop();
    }
  });
});

describe.each([
  ['redis', 'redis://127.0.0.1:1'],
  ['redis cluster', 'redis+cluster://127.0.0.1:1,127.0.0.1:2'],
  ['redis sentinel', 'redis+sentinel://127.0.0.1:1/mymaster'],
])('KeyValueStore: %s away', (_name, url) => {
  it('reads as a miss, writes fail, nothing hangs', async () => {
    const store = redisAt(url);
    expect(await store.get('a')).toBeUndefined();
    await expect(store.set('a', 'b', 1_000)).rejects.toThrow();
    await expect(store.check()).rejects.toThrow();
    const leave = await store.subscribe('news', () => undefined);
    await leave();
    await store.close();
  });
});
