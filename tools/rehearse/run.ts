import { parseArgs } from 'node:util';
import { type Observation, RehearsalCustomer } from './customer';
import { demoScript, recordedScript, type Script } from './script';
import { startServer } from '../running-server';

const USAGE = `npm run rehearse -- [--turns 600] [--customers 40] [--dialogues FILE.jsonl] [--url http://…]

Plays a day of traffic over HTTP and prints what held. Without --url the built server is started on an empty folder;
without --dialogues the customers ask about the demo shop. Every tenth message is sent twice at the same time.`;

const PATIENCE_MS = 40_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      turns: { type: 'string', default: '600' },
      customers: { type: 'string', default: '40' },
      dialogues: { type: 'string' },
      url: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const [turns, customers] = [Number(values.turns), Number(values.customers)];
  const script = values.dialogues ? recordedScript(values.dialogues, customers, turns) : demoScript(customers, turns);
  const server = values.url
    ? { url: values.url, stop: () => Promise.resolve() }
    : await startServer({ LOG_LEVEL: 'warn' });
  try {
    const { observations, problems } = await play(server.url, script);
    print(script, observations, problems);
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

async function play(origin: string, script: Script): Promise<{ observations: Observation[]; problems: string[] }> {
  const days = await Promise.all(
    script.map(async (lines) => {
      const customer = new RehearsalCustomer(origin, PATIENCE_MS);
      await customer.signIn();
      const observations: Observation[] = [];
      for (const [index, line] of lines.entries()) observations.push(await customer.say(line, index % 10 === 9));
      return { observations, problems: await customer.timelineProblems() };
    }),
  );
  const observations = days.flatMap((day) => day.observations);
  return {
    observations,
    problems: [...observations.flatMap((seen) => seen.problems), ...days.flatMap((day) => day.problems)],
  };
}

function print(script: Script, observations: Observation[], problems: string[]): void {
  const total = observations.length;
  const answered = observations.filter(({ answer }) => answer);
  const share = (count: number) => `${count} (${((100 * count) / Math.max(1, total)).toFixed(1)} %)`;
  const sources = new Map<string, number>();
  for (const { answer } of answered)
    sources.set(answer!.source ?? 'none', (sources.get(answer!.source ?? 'none') ?? 0) + 1);
  const times = observations.map(({ ms }) => ms).sort((a, b) => a - b);
  const percentile = (p: number) =>
    `${(times[Math.min(times.length - 1, Math.floor((p / 100) * times.length))] ?? 0).toFixed(1)} ms`;
  console.log(`customers            ${script.length}`);
  console.log(`turns                ${total}`);
  console.log(`answered             ${share(answered.length)}`);
  for (const [source, count] of [...sources].sort((a, b) => b[1] - a[1]))
    console.log(`  ${source.padEnd(18)} ${share(count)}`);
  console.log(`degraded             ${share(answered.filter(({ answer }) => answer!.degradedReason).length)}`);
  console.log(`time to the answer   P50 ${percentile(50)}   P90 ${percentile(90)}   P99 ${percentile(99)}`);
  console.log(
    problems.length === 0
      ? 'held: every turn answered once with a source, no gap, nothing twice'
      : `NOT held: ${problems.length}`,
  );
  for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
