/** `npm run lint`: every check that needs no run of the program. One line each; a check's output only when it fails. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** npm package and script of the tool, then its arguments. */
const typescript = (project) => ['typescript', 'bin/tsc', '--noEmit', '-p', project];
const checks = [
  { name: 'types: server, libraries, tools', run: typescript('tsconfig.json') },
  { name: 'types: console', run: typescript('apps/admin-web/tsconfig.json'), needs: 'apps/admin-web/tsconfig.json' },
  {
    name: 'types: mini program',
    run: typescript('apps/miniprogram/tsconfig.json'),
    needs: 'apps/miniprogram/tsconfig.json',
  },
  { name: 'types: mini program engine', run: typescript('tools/weapp-engine/tsconfig.json') },
  { name: 'eslint', run: ['eslint', 'bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'prettier', run: ['prettier', 'bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  {
    name: 'who may import whom',
    run: [
      'dependency-cruiser',
      'bin/dependency-cruise.mjs',
      'apps',
      'libs',
      'tools',
      '--config',
      '.dependency-cruiser.cjs',
    ],
  },
  { name: 'unused files, exports, packages', run: ['knip', 'bin/knip.js', '--no-progress'] },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await lint();
  process.exitCode = results.every((result) => result.good) ? 0 : 1;
}

/**
 * Runs all checks, two at a time, whatever the first ones say.
 *
 * @returns {Promise<{ name: string, good: boolean }[]>}
 */
export async function lint() {
  const waiting = checks.filter(({ needs }) => !needs || existsSync(join(root, needs)));
  const results = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await report(check));
  };
  await Promise.all([work(), work()]);
  return results;
}

async function report({ name, run }) {
  const started = performance.now();
  const { code, output } = await start(run);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} … ${seconds} s${code === 0 ? '' : `\n${output}`}`);
  return { name, good: code === 0 };
}

function start([name, script, ...args]) {
  const file = join(root, 'node_modules', name, script);
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
