/**
 * `npm run check:deploy`: what docker-compose.yml puts together, as far as a machine without Docker can run it.
 * nginx with the shipped configuration in front of two built replicas on MySQL and Redis, the worker beside them, and
 * Prometheus' own check of its rules. Programs that are missing are installed from Debian (as root) or named.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import { createMysqlDatabase } from '../../apps/api/test/support/backend';
import { run } from '../test/command';
import { findMysql } from '../test/servers/mysql';
import { findRedis } from '../test/servers/redis';
import type { Found, SetupLog } from '../test/servers/server';
import { startEdge } from './edge';
import { edgeChecks, FIRST, type Place, REST } from './edge-checks';
import { startGatedModel } from './gated-model';
import { type Process, startReplica, startWorker } from './processes';
import { need } from './programs';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'zhiyin-deploy-check-'));
const path = join(folder, 'log');
const log: SetupLog = { path, write: (text) => appendFileSync(path, text) };
const leaving: (() => Promise<void> | void)[] = [];
let failures = 0;

void main()
  .catch((error: unknown) => {
    failures += 1;
    console.log(`✗ ${error instanceof Error ? error.message : String(error)}`);
  })
  .finally(async () => {
    for (const leave of leaving.reverse()) await leave();
    console.log(failures === 0 ? '\nall good' : `\n${failures} failed; log: ${path}`);
    if (failures === 0) rmSync(folder, { recursive: true, force: true });
    process.exit(failures === 0 ? 0 : 1);
  });

async function main(): Promise<void> {
  await check('the rules of Prometheus and their tests', checkRules);
  await need('nginx', 'nginx-light', ['-v'], log);
  const place = await check('two replicas, a worker, nginx', open);
  if (!place) return;
  for (const [name, work] of edgeChecks) await check(name, () => work(place));
}

async function check<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const started = performance.now();
  try {
    const result = await work();
    console.log(`✓ ${name} … ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    failures += 1;
    console.log(`✗ ${name}\n${error instanceof Error ? error.stack : String(error)}`);
    return undefined;
  }
}

async function checkRules(): Promise<void> {
  await need('promtool', 'prometheus', ['--version'], log);
  const rules = join(root, 'deploy/prometheus');
  for (const args of [
    ['check', 'rules', join(rules, 'alerts.yml')],
    ['check', 'config', '--syntax-only', join(rules, 'prometheus.yml')],
    ['test', 'rules', join(rules, 'alerts.test.yml')],
  ]) {
    const { code, output } = await run('promtool', args, log);
    if (code !== 0) throw new Error(output);
  }
}

async function open(): Promise<Place> {
  const [mysql, redis] = [await server(findMysql), await server(findRedis)];
  process.env.TEST_MYSQL_URL = mysql.address;
  const database = await createMysqlDatabase();
  leaving.push(() => database.drop());
  const model = await startGatedModel(FIRST, REST);
  leaving.push(() => model.stop());
  const metricsToken = randomBytes(24).toString('hex');
  const environment = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    REDIS_URL: `${redis.address.replace(/\/\d*$/, '')}/13`,
    JWT_SECRET: randomBytes(48).toString('base64'),
    ENCRYPTION_KEYS: `1:${randomBytes(32).toString('base64')}`,
    ADMIN_PASSWORD: randomBytes(12).toString('hex'),
    METRICS_TOKEN: metricsToken,
    TRUST_PROXY: '127.0.0.1',
    RATE_LIMIT_CUSTOMER: '0',
    RATE_LIMIT_ADDRESS: '0',
    MODEL_PROVIDERS: JSON.stringify([
      { baseUrl: model.baseUrl, model: 'gated', timeoutMs: 25_000, firstTokenTimeoutMs: 20_000 },
    ]),
  };
  const replicas: Process[] = [];
  leaving.push(async () => void (await Promise.all(replicas.map((replica) => replica.end('SIGKILL')))));
  // Together, as an orchestrator starts them: the migrations must bear it.
  replicas.push(...(await Promise.all([startReplica(environment, log), startReplica(environment, log)])));
  await checkWorker(environment, metricsToken);
  const edge = await startEdge(
    'nginx',
    replicas.map(({ port }) => port),
    log,
  );
  leaving.push(() => edge.stop());
  return { edge, model, replicas, metricsToken };
}

async function checkWorker(environment: Record<string, string>, token: string): Promise<void> {
  const worker = await startWorker(environment, log);
  const scraped = await fetch(`http://127.0.0.1:${worker.port}/metrics`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const text = await scraped.text();
  const end = await worker.end('SIGTERM');
  if (!text.includes('zhiyin_queue_depth{queue="answer-turn"}')) throw new Error('the worker shows no queue');
  if (end !== 'SIGTERM' && end !== 0) throw new Error(`the worker ended with ${String(end)}`);
}

async function server(find: typeof findMysql): Promise<Found> {
  const found = await find(log);
  if ('reason' in found) throw new Error(found.reason);
  leaving.push(() => found.stop());
  return found;
}
