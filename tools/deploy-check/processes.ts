import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { freePort, waitUntil } from '../test/servers/network';
import type { SetupLog } from '../test/servers/server';

const DIST = resolve(__dirname, '../../dist/apps/api/src');

export interface Process {
  port: number;
  /** What it wrote so far. */
  output(): string;
  /** Sends the signal and waits for the end. @returns the exit code, or the signal that ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string | null>;
}

/** The built server, ready; `port` takes requests. */
export async function startReplica(environment: Record<string, string>, log: SetupLog): Promise<Process> {
  const port = await freePort();
  const replica = start('main.js', { ...environment, PORT: String(port) }, port, log);
  await waitUntil(() => ok(`http://127.0.0.1:${port}/health/ready`), 60, replica.ended);
  return replica;
}

/** The built worker, ready; `port` has the figures. */
export async function startWorker(environment: Record<string, string>, log: SetupLog): Promise<Process> {
  const port = await freePort();
  const worker = start('worker.js', { ...environment, METRICS_PORT: String(port) }, port, log);
  await waitUntil(async () => worker.output().includes('worker is ready'), 60, worker.ended);
  return worker;
}

function start(program: string, environment: Record<string, string>, port: number, log: SetupLog) {
  const child: ChildProcess = spawn(process.execPath, [resolve(DIST, program)], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      log.write(chunk.toString());
    });
  }
  const ended = new Promise<number | string | null>((done) =>
    child.once('exit', (code, signal) => done(code ?? signal)),
  );
  return {
    port,
    output: () => text,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    end: (signal: 'SIGTERM' | 'SIGKILL') => {
      child.kill(signal);
      return ended;
    },
  };
}

const ok = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );
