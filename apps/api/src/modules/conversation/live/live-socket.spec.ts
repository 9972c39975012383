import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LIVE_CLOSE, type LiveEvent, type LiveServerFrame, type Message } from '@zhiyin/contracts';
import { WebSocket, WebSocketServer } from 'ws';
import { GrowingAnswers } from './growing-answers';
import { LIVE_LIMITS, type LiveLimits } from './live-limits';
import { LiveSocket, type Timeline } from './live-socket';

const message = (seq: number, more: Partial<Message> = {}): Message =>
  ({ id: `m${seq}`, seq, sender: 'user', kind: 'text', text: `第${seq}句`, ...more }) as Message;
const told = (entry: Message): LiveEvent => ({ event: 'message', seq: entry.seq, data: entry });
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Over a real connection, with a timeline in memory. */
describe('a live socket', () => {
  let http: Server;
  let stored: Message[];
  let growing: GrowingAnswers;
  let reads: number;
  const troubles: unknown[] = [];
  const sockets: WebSocket[] = [];

  beforeEach(async () => {
    [stored, growing, reads] = [[], new GrowingAnswers(), 0];
    troubles.length = 0;
    http = createServer();
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    // The HTTP server lets go of a connection that became a socket: each end is ended here.
    for (const socket of sockets.splice(0)) socket.terminate();
    await new Promise((resolve) => http.close(resolve));
  });

  const timeline: Timeline = {
    lastSeq: () => Promise.resolve(stored.at(-1)?.seq ?? 0),
    after: async (seq, limit) => {
      reads += 1;
      const found = stored.filter((entry) => entry.seq > seq && entry.kind !== 'note');
      await new Promise((resolve) => setTimeout(resolve, 10));
      return { entries: found.slice(0, limit), more: found.length > limit };
    },
    growing: () => growing.list(),
    markRead: () => Promise.reject(new Error('the database is away')),
    typing: () => undefined,
  };

  async function open(limits: Partial<LiveLimits> = {}) {
    const accepted = new Promise<{ socket: LiveSocket; raw: WebSocket }>((resolve) => {
      new WebSocketServer({ server: http, closeTimeout: 200 } as object).on('connection', (raw) => {
        const socket = new LiveSocket(raw, timeline, { ...LIVE_LIMITS, ...limits }, (error) => troubles.push(error));
        sockets.push(raw);
        resolve({ socket, raw });
      });
    });
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    sockets.push(client);
    const frames: LiveServerFrame[] = [];
    client.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString('utf8')) as LiveServerFrame));
    const closed = new Promise<number>((resolve) => client.on('close', resolve));
    await new Promise((resolve) => client.on('open', resolve));
    const { socket, raw } = await accepted;
    const seqs = () => frames.flatMap((frame) => (frame.event === 'message' ? [frame.seq] : []));
    const resume = async (after: number) => {
      client.send(JSON.stringify({ event: 'resume', after }));
      await until(() => frames.some(({ event }) => event === 'resumed'));
    };
    const write = (event: LiveEvent) => {
      for (const item of growing.take(event, true)) socket.hear(item as LiveEvent);
    };
    return { client, socket, raw, frames, closed, seqs, resume, write };
  }
  const store = (...entries: Message[]) => entries.map((entry) => (stored.push(entry), told(entry)));

  it('puts entries in order that were told out of order, twice, or not at all', async () => {
    const { socket, resume, seqs } = await open();
    await resume(0);
    const [one, two, , four, five] = store(message(1), message(2), message(3), message(4), message(5));
    for (const event of [two!, one!, two!, five!, four!]) socket.hear(event);
    await until(() => seqs().length === 5);
    socket.hear(store(message(6))[0]!);
    await until(() => seqs().length === 6);
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('does not wait for entries that are not for the customer', async () => {
    const { socket, resume, seqs } = await open();
    await resume(0);
    const [one, , three] = store(message(1), message(2, { kind: 'note' }), message(3));
    for (const event of [one!, three!]) socket.hear(event);
    await until(() => seqs().length === 2);
    expect(seqs()).toEqual([1, 3]);
    expect(reads).toBeLessThan(4);
  });

  it('finds what was lost without a following entry at the next heartbeat', async () => {
    const { socket, resume, seqs } = await open();
    await resume(0);
    store(message(1));
    socket.beat();
    await until(() => seqs().length === 1);
  });

  it('takes a client at its word only as far as the timeline goes', async () => {
    store(message(1));
    const { socket, resume, seqs } = await open();
    await resume(1_000);
    socket.hear(store(message(2))[0]!);
    await until(() => seqs().length === 1);
    expect(seqs()).toEqual([2]);
  });

  it('leaves pieces out while the client reads slowly, and gives the text in one piece when it has', async () => {
    const { client, raw, frames, resume, write, socket } = await open({ slowBytes: 1_000, fullBytes: 64_000_000 });
    await resume(0);
    client.pause();
    const filler = 'x'.repeat(1_000_000);
    write({ event: 'answer.started', data: { answerId: 'a', replyTo: 'q' } });
    for (let seq = 1; seq <= 12; seq += 1) socket.hear(store(message(seq, { text: filler }))[0]!);
    await until(() => raw.bufferedAmount > 1_000);
    for (let at = 0; at < 500; at += 1)
      write({ event: 'answer.delta', data: { answerId: 'a', offset: at, text: '字' } });
    const waiting = raw.bufferedAmount;
    client.resume();
    await until(() => frames.some(({ event }) => event === 'answer.delta'));
    expect(waiting).toBeGreaterThan(1_000);
    expect(frames.filter(({ event }) => event === 'answer.delta')).toEqual([
      { event: 'answer.delta', data: { answerId: 'a', offset: 0, text: '字'.repeat(500) } },
    ]);
  });

  it('is closed when the client does not read at all, and resumes where the client stopped', async () => {
    const slow = await open({ slowBytes: 1_000, fullBytes: 200_000 });
    await slow.resume(0);
    slow.client.pause();
    const filler = 'x'.repeat(100_000);
    for (let seq = 1; seq <= 200; seq += 1) slow.socket.hear(store(message(seq, { text: filler }))[0]!);
    expect(slow.raw.readyState).not.toBe(slow.raw.OPEN);
    expect(slow.raw.bufferedAmount).toBeLessThan(400_000);
    slow.client.resume();
    expect([LIVE_CLOSE.resume, 1006]).toContain(await slow.closed);
    const last = slow.seqs().at(-1)!;
    expect(last).toBeLessThan(200);
    http.removeAllListeners('upgrade');
    const again = await open();
    await again.resume(last);
    expect([...slow.seqs(), ...again.seqs()]).toEqual(stored.map(({ seq }) => seq));
  });

  it('ends a client that stopped answering, after two missed heartbeats', async () => {
    const { client, socket, resume, closed } = await open();
    await resume(0);
    client.pause();
    for (let beat = 0; beat < 2; beat += 1) socket.beat();
    expect(client.readyState).toBe(client.OPEN);
    socket.beat();
    client.resume();
    expect(await closed).toBe(1006);
  });

  it('survives a fault behind a frame', async () => {
    const { client, frames, resume } = await open();
    await resume(0);
    client.send('{"event":"read","seq":1}');
    client.send('{"event":"ping"}');
    await until(() => frames.some(({ event }) => event === 'pong'));
    expect(troubles).toHaveLength(1);
  });
});
