import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;

export interface Server {
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/** Servers run on the first core, the load on the others: neither takes time from the other. */
export const pinning = canPin ? 'server on core 0, load on the others' : 'not pinned (taskset is missing)';

export function pinLoad(): void {
  if (canPin) spawnSync('taskset', ['-cp', `1-${availableParallelism() - 1}`, String(process.pid)]);
}

export const startEcho = () => start(join(ROOT, 'tools/bench/echo-server.mjs'), {}, '/', undefined);

/** The built API on an empty folder, limits off, quiet. */
export function startApi(environment: Record<string, string>): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyin-bench-'));
  const settings = {
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    RATE_LIMIT_CUSTOMER: '0',
    RATE_LIMIT_ADDRESS: '0',
    RATE_LIMIT_LOGIN: '0',
    ADMIN_PASSWORD: 'bench-password-1',
    ...environment,
  };
  return start(join(ROOT, 'dist/apps/api/src/main.js'), settings, '/health/ready', folder);
}

async function start(
  program: string,
  environment: Record<string, string>,
  probe: string,
  folder: string | undefined,
): Promise<Server> {
  const port = await freePort();
  const command = canPin ? ['taskset', '-c', '0', process.execPath, program] : [process.execPath, program];
  const child = spawn(command[0]!, command.slice(1), {
    env: { PATH: process.env.PATH, ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(child, origin + probe);
  return {
    origin,
    pid: child.pid!,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${url} does not answer`);
    const reply = await fetch(url, url.endsWith('/') ? { method: 'POST', body: '{}' } : {}).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
