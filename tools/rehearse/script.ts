import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What each customer will say, in order. */
export type Script = string[][];

const DEMO = join(__dirname, '../../apps/api/src/modules/knowledge/demo');
const SMALL_TALK = [
  '你好',
  '在吗',
  '谢谢',
  '好的',
  '?',
  '转人工',
  '今天天气真好',
  '你是机器人吗',
  '😀',
  '我等了三天了怎么回事',
];

/** A day in the demo shop: its own questions in many wordings, small talk, and what no shop can answer. */
export function demoScript(customers: number, turns: number): Script {
  const wordings = readdirSync(join(DEMO, 'canned-answers')).flatMap((file) => {
    const { answers } = JSON.parse(readFileSync(join(DEMO, 'canned-answers', file), 'utf8')) as {
      answers: { question: string; similarQuestions: string[]; regressionQuestions?: string[] }[];
    };
    return answers.flatMap(({ question, similarQuestions, regressionQuestions = [] }) => [
      question,
      ...similarQuestions,
      ...regressionQuestions,
    ]);
  });
  const random = seeded(2026);
  const pick = (list: string[]) => list[Math.floor(random() * list.length)]!;
  const said = Array.from({ length: turns }, () => (random() < 0.2 ? pick(SMALL_TALK) : pick(wordings)));
  return deal(said, customers);
}

/** The customers' turns of recorded dialogues: JSON lines with `turns: [{role: "user"|…, text}]`. */
export function recordedScript(file: string, customers: number, turns: number): Script {
  const said: string[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.trim() || said.length >= turns) continue;
    const { turns: dialogue } = JSON.parse(line) as { turns: { role: string; text: string }[] };
    said.push(...dialogue.filter(({ role, text }) => role === 'user' && text.trim() !== '').map(({ text }) => text));
  }
  return deal(said.slice(0, turns), customers);
}

/** Consecutive turns stay with one customer, so that dialogues stay dialogues. */
function deal(said: string[], customers: number): Script {
  const start = (index: number) => Math.round((index * said.length) / customers);
  return Array.from({ length: customers }, (_, index) => said.slice(start(index), start(index + 1))).filter(
    (own) => own.length > 0,
  );
}

/** mulberry32: the same day every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
