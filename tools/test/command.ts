import { type ChildProcess, spawn } from 'node:child_process';
import type { SetupLog } from './servers/server';

const running = new Set<ChildProcess>();

/** Everything that this run started and that still runs gets the signal. */
export function signalChildren(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal);
}

export interface Outcome {
  code: number | null;
  output: string;
}

/** Runs a command to its end; its output goes to the log and is returned. A program that is not there has code null. */
export function run(
  command: string,
  args: string[],
  log: SetupLog,
  env: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const hear = (text: Buffer) => {
      output += text.toString();
      log.write(text.toString());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const finish = (code: number | null) => {
      running.delete(child);
      resolve({ code, output: output.trim() });
    };
    child.on('error', () => finish(null));
    child.on('close', finish);
  });
}

/**
 * Runs a command that speaks to the user directly. Returns its exit code, null if a signal ended it: a child of this
 * run is also ended when `done` has been true for ten seconds and it still hangs on.
 */
export function runVisibly(
  command: string,
  args: string[],
  env: Record<string, string>,
  done: () => boolean,
): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
    running.add(child);
    let secondsDone = 0;
    const watch = setInterval(() => {
      secondsDone = done() ? secondsDone + 1 : 0;
      if (secondsDone === 10) child.kill('SIGKILL');
    }, 1000);
    const finish = (code: number | null) => {
      clearInterval(watch);
      running.delete(child);
      resolve(code);
    };
    child.on('error', () => finish(null));
    child.on('close', finish);
  });
}

/** Starts a program that stays, its output into the log. `stop` asks it to end and waits for that. */
export function startDaemon(
  command: string,
  args: string[],
  log: SetupLog,
): { stop(): Promise<void>; ended(): boolean } {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (text: Buffer) => log.write(text.toString()));
  child.stderr.on('data', (text: Buffer) => log.write(text.toString()));
  let over = false;
  const end = new Promise<void>((resolve) => {
    const finish = () => {
      over = true;
      resolve();
    };
    child.on('error', finish);
    child.on('close', finish);
  });
  return {
    ended: () => over,
    stop: () => {
      child.kill('SIGTERM');
      return end;
    },
  };
}
