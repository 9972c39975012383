import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const PROGRAM = join(ROOT, 'dist/apps/api/src/main.js');

/** The first administrator of every server that is started here. */
export const ADMIN = { username: 'admin', password: 'correct-horse-42' };

export interface RunningServer {
  /** Without a slash at its end. */
  url: string;
  stop(): Promise<void>;
}

/**
 * The built program (`npm run build`) with the demo shop on a free port and a database of its own, without limits; it
 * serves the built front ends too. Nothing of the caller's environment reaches it but what is given.
 */
export async function startServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhiyin-server-'));
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      ADMIN_USERNAME: ADMIN.username,
      ADMIN_PASSWORD: ADMIN.password,
      RATE_LIMIT_LOGIN: '0',
      RATE_LIMIT_CUSTOMER: '0',
      RATE_LIMIT_ADDRESS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await readUrl(child);
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The address from the words that the server prints once it listens. */
function readUrl(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      if (output.length < 20_000) output += String(chunk);
      const address = /customers\s+(http:\/\/\S+?)\/\s/.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
}
