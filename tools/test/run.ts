/**
 * `npm test [-- stage …]`: the whole test on a fresh clone with nothing beside it. Finds or brings Redis, MySQL and
 * Chromium, runs every stage whatever the earlier ones said, stops only what it started. The last line is the sum;
 * the exit code is 0 only if something ran and nothing failed.
 */
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { signalChildren } from './command';
import { runStage, type Addresses } from './run-stage';
import { findChromium } from './servers/chromium';
import { findMysql } from './servers/mysql';
import { findRedis } from './servers/redis';
import type { Found, Missing, SetupLog } from './servers/server';
import { chooseStages, type Need, type Stage } from './stages';
import { isGood, summarise, type StageResult } from './summary';

const root = resolve(__dirname, '../..');
/** What set-up said; removed at the end unless something could not be had. */
const logs = join(tmpdir(), `zhiyin-setup-${process.pid}`);
const onServer = process.env.CI === 'true';
const finders: Record<Need, (log: SetupLog) => Promise<Found | Missing>> = {
  redis: findRedis,
  mysql: findMysql,
  chromium: findChromium,
};

let interrupted = false;

type Finds = Map<Need, Promise<Found | Missing>>;

main(process.argv.slice(2)).then(
  (good) => (process.exitCode = good ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);

async function main(words: string[]): Promise<boolean> {
  const chosen = chooseStages(words);
  process.chdir(root);
  const finds: Finds = new Map();
  const stopAll = once(async () => {
    const found = await Promise.all(finds.values());
    await Promise.all(found.map(async (one) => ('stop' in one ? one.stop() : undefined)));
    if (found.every((one) => 'address' in one)) rmSync(logs, { recursive: true, force: true });
  });
  stopOnSignals(stopAll);
  const results: StageResult[] = [];
  try {
    for (const stage of chosen) {
      if (interrupted) break;
      console.log(`\n── ${stage.name}`);
      for (const need of stage.needs) if (!finds.has(need)) finds.set(need, find(need));
      results.push(await runOrSkip(stage, finds));
    }
  } finally {
    await stopAll();
  }
  console.log(`\n${summarise(results)}`);
  return isGood(results);
}

async function find(need: Need): Promise<Found | Missing> {
  const answer = await finders[need](openLog(need));
  console.log(`${need}: ${'reason' in answer ? answer.reason : `${answer.address} (${answer.from})`}`);
  return answer;
}

/** On a build server (CI=true) what is missing is a failure: a skip there would go unseen. */
async function runOrSkip(stage: Stage, finds: Finds): Promise<StageResult> {
  const addresses: Addresses = {};
  for (const need of stage.needs) {
    const one = await finds.get(need);
    if (one && 'address' in one) addresses[need] = one.address;
    else return nothingRan(stage, `no ${need}: ${one?.reason ?? 'not looked for'}`);
  }
  const result = await runStage(stage, root, addresses);
  const nothing = result.passed + result.failed === 0 && onServer;
  return nothing ? nothingRan(stage, result.skips.join(', ')) : result;
}

function nothingRan(stage: Stage, reason: string): StageResult {
  const empty = { stage: stage.name, passed: 0, failed: 0, seconds: 0, skips: [], failures: [] };
  return onServer ? { ...empty, failed: 1, failures: [reason] } : { ...empty, skips: [reason] };
}

function openLog(need: Need): SetupLog {
  mkdirSync(logs, { recursive: true });
  const path = join(logs, `${need}.log`);
  return { path, write: (text) => appendFileSync(path, text) };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let started: Promise<void> | undefined;
  return () => (started ??= work());
}

/** One press of Ctrl-C can come twice, from the terminal and through tsx; only a later one is impatience. */
function stopOnSignals(stopAll: () => Promise<void>): void {
  const codes = { SIGINT: 130, SIGTERM: 143 } as const;
  let first: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (first !== undefined && Date.now() - first > 2000) process.exit(codes[signal]);
      if (first !== undefined) return;
      first = Date.now();
      interrupted = true;
      signalChildren(signal);
      void stopAll().then(() => process.exit(codes[signal]));
    });
  }
}
