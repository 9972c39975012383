import type { ChatState, ConversationView, Message } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { type Backend, createBackend } from '../support/backend';
import { textMessage, timelineOf } from '../support/chat';
import type { HttpClient } from '../support/http-client';
import { ModelServer } from '../support/model-server';

const SEED = Number(process.env.FENCE_SEED ?? '20260101');
/** SQLite has one process and one writer: there is less to interleave. */
const ROUNDS = Number(process.env.FENCE_ROUNDS ?? (process.env.TEST_BACKEND === 'mysql-redis' ? '1000' : '200'));
const LANES = 10;

/** Sends, stops, take-overs and releases in every order: after a take-over the bot is silent until the release. */
describe('control fence', () => {
  let backend: Backend;
  let model: ModelServer;
  const replicas: TestApp[] = [];
  let admins: HttpClient[];

  beforeAll(async () => {
    [backend, model] = [await createBackend(), await ModelServer.start()];
    const environment = {
      ...model.environment({ firstTokenTimeoutMs: 20_000, timeoutMs: 20_000, maxConcurrency: 64 }),
      ANSWER_WAIT_MS: '0',
    };
    for (let count = 0; count < (backend.environment.DATABASE_URL ? 2 : 1); count += 1)
      replicas.push(await startApp(environment, backend));
    const { session } = await replicas[0]!.http.staff('admin', ADMIN_PASSWORD);
    admins = replicas.map(({ http }) => http.as(session.accessToken));
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.close();
    await model.close();
    await backend.drop();
  });

  it(
    `holds in ${ROUNDS} interleavings (FENCE_SEED=${SEED})`,
    async () => {
      model.script = { answer: '这件事我帮您看一下，稍等。', pieceLength: 2, firstTokenDelayMs: 6, tokenDelayMs: 4 };
      const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => play(lane)));
      const seen = lanes.map(broken);
      expect(seen.flatMap(({ faults }) => faults)).toEqual([]);
      const count = (name: 'takeOvers' | 'answers') => seen.reduce((sum, one) => sum + one[name], 0);
      // Otherwise the test has shown nothing.
      expect(count('takeOvers')).toBeGreaterThan(ROUNDS / 3);
      expect(count('answers')).toBeGreaterThan(ROUNDS / 20);
    },
    20 * 60_000,
  );

  /** One customer's share of the rounds. */
  async function play(lane: number): Promise<Message[]> {
    const random = seeded(SEED + lane);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const { session } = await replicas[0]!.http.guest();
    const clients = replicas.map(({ http }) => http.as(session.accessToken));
    const viewed = async () => (await pick(clients).get<ChatState>('/chat/state')).body.conversation;
    const moves = {
      send: () => pick(clients).post('/chat/messages', textMessage(`窑的第${Math.floor(random() * 1e6)}个问题`)),
      stop: () => pick(clients).post(`/chat/answers/00000000-0000-7000-8000-000000000000/stop`),
      takeOver: async () => {
        const view = await viewed();
        const body = { controlEpoch: view?.controlEpoch };
        if (view) await pick(admins).post<ConversationView>(`/admin/conversations/${view.id}/claim`, body);
      },
      release: async () => {
        const view = await viewed();
        if (view?.state === 'human') await pick(admins).post(`/admin/conversations/${view.id}/release`);
      },
    };
    await moves.send();
    for (let round = lane; round < ROUNDS; round += LANES) {
      const steps = [moves.send, moves.takeOver, pick([moves.send, moves.stop, moves.release, moves.takeOver])];
      // Take-overs fall before, into and after the writing of an answer.
      const delays = [random() * 20, random() * 400, random() * 400];
      await Promise.all(steps.map((step, index) => after(delays[index]!, step)));
      // Long enough for an answer that slipped through to be stored before the release would excuse it.
      await after(random() * 60, moves.release);
    }
    await after(1_000, () => Promise.resolve());
    return timelineOf(clients[0]!);
  }
});

function broken(timeline: Message[]): { faults: string[]; takeOvers: number; answers: number } {
  const faults: string[] = [];
  const answered = new Set<string>();
  let held = false;
  let takeOvers = 0;
  for (const [index, { seq, sender, data, replyTo }] of timeline.entries()) {
    if (seq !== index + 1) faults.push(`seq ${seq} where ${index + 1} should be`);
    if (data?.notice === 'taken_over') [held, takeOvers] = [true, takeOvers + 1];
    if (data?.notice === 'released') held = false;
    if (sender !== 'bot') continue;
    if (held) faults.push(`the bot speaks at seq ${seq}, while a person holds the conversation`);
    if (replyTo && answered.has(replyTo)) faults.push(`a second answer at seq ${seq}`);
    if (replyTo) answered.add(replyTo);
  }
  return { faults, takeOvers, answers: answered.size };
}

const after = (ms: number, work: () => Promise<unknown>) =>
  new Promise<void>((resolve) => setTimeout(resolve, ms)).then(work);

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
