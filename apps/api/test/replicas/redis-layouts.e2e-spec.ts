import type { TimelinePage } from '@zhiyin/contracts';
import { startApp } from '../support/app';
import { createBackend } from '../support/backend';
import { answerTo, ask } from '../support/chat';
import { hasRedisProgram, startRedisCluster, startRedisSentinel } from '../support/redis-layouts';

// Five servers and two replicas start; on a busy machine that takes its time.
jest.setTimeout(120_000);

/** Several Redis servers need the program itself; an address of one server is not enough. */
const shared = hasRedisProgram ? it : it.skip;

describe('replicas over', () => {
  shared.each([
    ['a Redis cluster', startRedisCluster],
    ['sentinels', startRedisSentinel],
  ])('%s: what is sent to one is seen by the poll on the other', async (_name, start) => {
    const [backend, layout] = [await createBackend(), await start()];
    const environment = { REDIS_URL: layout.url };
    const [here, there] = await Promise.all([startApp(environment, backend), startApp(environment, backend)]);
    try {
      const customer = await here.http.guest();
      const elsewhere = there.http.as(customer.session.accessToken);
      const before = await answerTo(customer, '你好');
      const poll = elsewhere.get<TimelinePage>(`/chat/messages?after=${before.seq}&wait=20`);
      const begun = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 300));
      await ask(customer, '谢谢');
      expect((await poll).body.items[0]).toMatchObject({ text: '谢谢', sender: 'user' });
      // Told, not found when the poll's time was over.
      expect(Date.now() - begun).toBeLessThan(15_000);
      const ready = await there.http.get<{ info: Record<string, object> }>('//health/ready');
      expect(ready.body.info).toMatchObject({ 'key-value': { status: 'up' }, queue: { status: 'up' } });
      expect(JSON.stringify(ready.body)).not.toContain('degraded');
    } finally {
      await here.close();
      await there.close();
      layout.stop();
      await backend.drop();
    }
  });
});
