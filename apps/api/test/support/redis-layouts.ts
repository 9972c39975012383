import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './free-port';

export interface RedisLayout {
  url: string;
  /** Ends the node that writes go to, without a word. Only with sentinels. */
  killMaster(): void;
  stop(): void;
}

/** Several servers need the program itself; a single Redis in a container is not enough. */
export const hasRedisProgram = spawnSync('redis-server', ['--version']).status === 0;

const SLOTS = 16_384;

/** Three masters on the loopback, all slots covered. */
export async function startRedisCluster(): Promise<RedisLayout> {
  const servers = await Promise.all(
    [0, 1, 2].map(async () => {
      const busPort = String(await freePort());
      return startServer(['--cluster-enabled', 'yes', '--cluster-port', busPort, '--cluster-node-timeout', '2000']);
    }),
  );
  const clients = servers.map(({ port }) => new Redis(port, '127.0.0.1'));
  const [first, ...others] = clients as [Redis, ...Redis[]];
  for (const [index, client] of clients.entries()) {
    const [from, to] = [0, 1].map((step) => Math.floor((SLOTS * (index + step)) / clients.length)) as [number, number];
    await client.call('CLUSTER', 'ADDSLOTSRANGE', from, to - 1);
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
  const busPorts = servers.map(({ busPort }) => busPort!);
  for (const index of others.keys())
    await first.call('CLUSTER', 'MEET', '127.0.0.1', servers[index + 1]!.port, busPorts[index + 1]!);
  for (const client of clients)
    await until(async () => String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  for (const client of clients) client.disconnect();
  return {
    url: `redis+cluster://${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    killMaster: () => undefined,
    stop: () => servers.forEach((server) => server.stop()),
  };
}

/** A master, its replica, and one sentinel that may decide alone. */
export async function startRedisSentinel(): Promise<RedisLayout> {
  const master = await startServer([]);
  const replica = await startServer(['--replicaof', `127.0.0.1 ${master.port}`]);
  const sentinel = await startServer(
    [],
    [
      `sentinel monitor mymaster 127.0.0.1 ${master.port} 1`,
      'sentinel down-after-milliseconds mymaster 500',
      'sentinel failover-timeout mymaster 3000',
    ],
  );
  const client = new Redis(sentinel.port, '127.0.0.1');
  await until(async () =>
    String(await client.call('SENTINEL', 'replicas', 'mymaster')).includes('master-link-status,ok'),
  );
  client.disconnect();
  return {
    url: `redis+sentinel://127.0.0.1:${sentinel.port}/mymaster`,
    killMaster: () => master.kill(),
    stop: () => [sentinel, replica, master].forEach((server) => server.stop()),
  };
}

interface Server {
  port: number;
  busPort: number | undefined;
  kill(): void;
  stop(): void;
}

async function startServer(options: string[], sentinel?: string[]): Promise<Server> {
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'zhiyin-redis-'))];
  const file = join(folder, 'redis.conf');
  const lines = [`port ${port}`, 'bind 127.0.0.1', `dir ${folder}`, 'save ""', ...(sentinel ?? [])];
  writeFileSync(file, `${lines.join('\n')}\n`);
  const child: ChildProcess = spawn('redis-server', [file, ...options, ...(sentinel ? ['--sentinel'] : [])], {
    stdio: 'ignore',
  });
  const stop = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
  const bus = options[options.indexOf('--cluster-port') + 1];
  return { port, busPort: bus === undefined ? undefined : Number(bus), kill: () => child.kill('SIGKILL'), stop };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The servers did not find each other within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
