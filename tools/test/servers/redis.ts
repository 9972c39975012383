import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, startDaemon } from '../command';
import { aptInstall } from './apt';
import { startContainer } from './docker';
import { answersPing, freePort, waitUntil } from './network';
import { borrowed, firstOf, type SetupLog, type Way } from './server';

const given: Way = {
  name: 'TEST_REDIS_URL',
  take: async () => (process.env.TEST_REDIS_URL ? borrowed(process.env.TEST_REDIS_URL) : undefined),
};

const installed: Way = {
  name: 'redis-server',
  take: async (log) => ((await run('redis-server', ['--version'], log)).code === 0 ? startPrivately(log) : undefined),
};

const container: Way = {
  name: 'Docker',
  take: async (log) => {
    const found = await startContainer('redis:7-alpine', 6379, [], log);
    if (!found) return undefined;
    await waitUntil(() => answersPing(found.port), 30);
    return { ...found, address: `redis://${found.address}` };
  },
};

const debian: Way = {
  name: 'apt-get install redis-server',
  take: async (log) => ((await aptInstall(['redis-server'], log)) ? startPrivately(log) : undefined),
};

export const findRedis = (log: SetupLog) => firstOf([given, installed, container, debian], log);

/** On a free port, in a folder of its own, without keeping anything. */
async function startPrivately(log: SetupLog) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'zhiyin-redis-'));
  const options = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const daemon = startDaemon('redis-server', args, log);
  const stop = async () => {
    await daemon.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntil(() => answersPing(port), 10, daemon.ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: `redis://127.0.0.1:${port}`, stop };
}
