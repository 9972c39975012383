/**
 * Builds what is stale: `node tools/build.mjs [--force] [api] [admin] [h5] [weapp]`; without names: api admin h5.
 * Prints one line per part; a part's own output only when it fails.
 */
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { defaultParts, parts } from './build/parts.mjs';
import { fingerprint, isFresh, stamp } from './build/staleness.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2).filter((word) => word !== '--force');
  const force = process.argv.includes('--force');
  const good = await build(names.length ? names : defaultParts, { force }).catch((error) => {
    console.error(error.message);
    return false;
  });
  process.exitCode = good ? 0 : 1;
}

/**
 * @param {string[]} [names]
 * @param {{ force?: boolean, quiet?: boolean }} [options] see buildParts
 * @returns {Promise<boolean>} whether every part is there and up to date now
 */
export async function build(names, options) {
  const results = await buildParts(names, options);
  return results.every((result) => result.good);
}

/**
 * Builds the named parts side by side: the front ends spend much of their time on one core each.
 *
 * @param {string[]} [names]
 * @param {{ force?: boolean, quiet?: boolean }} [options] quiet: say nothing of parts that are up to date
 * @returns {Promise<{ name: string, good: boolean, say: string }[]>}
 * @throws if there is no such part
 */
export async function buildParts(names = defaultParts, { force = false, quiet = false } = {}) {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length) {
    throw new Error(`No such part: ${unknown.join(' ')}. Known: ${parts.map((part) => part.name).join(' ')}`);
  }
  const wanted = parts.filter((part) => names.includes(part.name)).map((part) => ({ part, ...look(part, force) }));
  const stale = wanted.filter(({ print }) => print !== undefined);
  // A first build takes half a minute, in which nothing else is said.
  if (stale.length) console.log(`Building ${stale.map(({ part }) => part.name).join(', ')} …`);
  return Promise.all(
    wanted.map(async ({ part, print, say: known }, index) => {
      const { good, say } = print === undefined ? { good: true, say: known } : await buildPart(part, print);
      if (!(quiet && say === 'up to date')) console.log(`[${index + 1}/${wanted.length}] ${part.name} … ${say}`);
      return { name: part.name, good, say };
    }),
  );
}

/** Either what there is to say about a part that needs no build, or the fingerprint of what is to be built. */
function look(part, force) {
  if (!existsSync(join(root, part.entry))) return { say: `skipped, there is no ${part.entry}` };
  const print = fingerprint(root, part);
  return !force && isFresh(root, part, print) ? { say: 'up to date' } : { print };
}

async function buildPart(part, print) {
  const started = performance.now();
  stamp(root, part);
  if (part.clears) rmSync(join(root, part.clears), { recursive: true, force: true });
  const { code, output } = await run(part);
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (code !== 0) return { good: false, say: `FAILED (exit ${code}) after ${seconds}\n${output}` };
  if (!existsSync(join(root, part.output))) {
    return { good: false, say: `FAILED: no ${part.output} after ${seconds}\n${output}` };
  }
  stamp(root, part, print);
  return { good: true, say: seconds };
}

/** Runs the part's tool with this very Node, so that neither PATH nor a shell decides which one it is. */
function run({ bin: [name, script, ...args], cwd, env }) {
  const require = createRequire(join(root, cwd, 'package.json'));
  const file = join(dirname(require.resolve(`${name}/package.json`)), script);
  const child = spawn(process.execPath, [file, ...args], {
    cwd: join(root, cwd),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}
