import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../command';
import { startContainer } from './docker';
import { greets, waitUntil } from './network';
import { borrowed, firstOf, type SetupLog, type Way } from './server';

const tool = resolve(__dirname, '../../mysql-server');

const given: Way = {
  name: 'TEST_MYSQL_URL',
  take: async () => (process.env.TEST_MYSQL_URL ? borrowed(process.env.TEST_MYSQL_URL) : undefined),
};

const container: Way = {
  name: 'Docker',
  take: async (log) => {
    const options = ['-e', 'MYSQL_ALLOW_EMPTY_PASSWORD=1', '--tmpfs', '/var/lib/mysql'];
    const found = await startContainer('mysql:9', 3306, options, log);
    if (!found) return undefined;
    await waitUntil(() => greets(found.port), 120);
    return { address: `mysql://root@${found.address}`, stop: found.stop };
  },
};

/** Debian packages only MariaDB, which is not MySQL: other locking, other schema, false differences. */
const unpacked: Way = {
  name: 'tools/mysql-server',
  take: async (log) => {
    if (process.platform !== 'linux') return undefined;
    const folder = mkdtempSync(join(tmpdir(), 'zhiyin-mysql-'));
    const started = await run(tool, ['start', folder, '0'], log);
    const address = started.output.match(/^mysql:.*$/m)?.[0];
    if (!address) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(started.output.split('\n').at(-1) ?? 'it did not start');
    }
    const stop = async () => {
      await run(tool, ['stop', folder], log);
      rmSync(folder, { recursive: true, force: true });
    };
    return { address, stop };
  },
};

export const findMysql = (log: SetupLog) => firstOf([given, container, unpacked], log);
