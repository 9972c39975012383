import { parseArgs } from 'node:util';
import { askAtFullSpeed, guests, type Load } from './load';
import { pinLoad, pinning, type Server, startApi, startEcho } from './processes';

const USAGE = `npm run bench -- [--seconds 5] [--rounds 3] [--database-url mysql://… --redis-url redis://…]

Requests a second of the canned answer, both messages stored, as a share of a raw node:http JSON echo measured in turn
in the same run. Run "npm run build" first, on a machine that does nothing else.`;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      'database-url': { type: 'string' },
      'redis-url': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const environment = {
    ...(values['database-url'] ? { DATABASE_URL: values['database-url'] } : {}),
    ...(values['redis-url'] ? { REDIS_URL: values['redis-url'] } : {}),
  };
  const [echo, api] = [await startEcho(), await startApi(environment)];
  pinLoad();
  try {
    console.log(`${values['database-url'] ? 'MySQL + Redis' : 'SQLite'}; ${pinning}`);
    for (const connections of [32, 64])
      await compare(echo, api, connections, Number(values.seconds), Number(values.rounds));
  } finally {
    await api.stop();
    await echo.stop();
  }
}

async function compare(echo: Server, api: Server, connections: number, seconds: number, rounds: number): Promise<void> {
  const tokens = await guests(api.origin, connections);
  await askAtFullSpeed(api.origin, tokens, connections, 2); // warm-up
  const [ceilings, loads]: [number[], Load[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ceilings.push((await askAtFullSpeed(echo.origin, tokens, connections, seconds)).rate);
    loads.push(await askAtFullSpeed(api.origin, tokens, connections, seconds));
  }
  const [ceiling, rate] = [median(ceilings), median(loads.map((load) => load.rate))];
  const calm = await askAtFullSpeed(api.origin, tokens, connections, seconds, Math.max(1, Math.round(rate * 0.7)));
  const failures = [...loads, calm].reduce((sum, load) => sum + load.failures, 0);
  console.log(
    [
      `connections ${connections}`,
      `echo ${ceiling.toFixed(0)}/s`,
      `canned answer ${rate.toFixed(0)}/s = ${((100 * rate) / ceiling).toFixed(1)} %`,
      `at 70 % of it P50 ${calm.p50} ms, P99 ${calm.p99} ms`,
      `failures ${failures}`,
    ].join('   '),
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
