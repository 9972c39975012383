import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = join(__dirname, '../../dist/apps/api/src/main.js');

/** The built server on a free port with an empty data folder (run `npm run build` first), without rate limits. */
export async function startServer(): Promise<{ origin: string; stop(): Promise<void> }> {
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'zhiyin-rehearsal-'))];
  const environment = {
    RATE_LIMIT_CUSTOMER: '0',
    RATE_LIMIT_ADDRESS: '0',
    RATE_LIMIT_LOGIN: '0',
    LOG_LEVEL: 'warn',
    ...process.env,
  };
  const server = spawn(process.execPath, [PROGRAM], {
    env: { ...environment, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    server.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error('The server did not start');
    const ready = await fetch(`${origin}/health/ready`).catch(() => undefined);
    if (ready?.ok) return { origin, stop };
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
