import { request as httpRequest } from 'node:http';
import type { LiveTicket, Problem, TimelinePage } from '@zhiyin/contracts';
import { LIVE_CLOSE } from '@zhiyin/contracts';
import { ADMIN_PASSWORD, startApp, type TestApp } from '../support/app';
import { type Backend, createBackend } from '../support/backend';
import { answerTo, ask, finalOf, streamed, textMessage, textOf, timelineOf, until } from '../support/chat';
import { TestSocket } from '../support/live-socket';
import { ModelServer } from '../support/model-server';

const QUESTION = '你们的窑一次能烧多少件';
const LONG = '一次大约能烧两百件，'.repeat(30);

/** The socket: whoever holds one sees the timeline grow, each entry once and in order. */
describe('the live socket', () => {
  let backend: Backend;
  let model: ModelServer;
  let here: TestApp;
  let there: TestApp;
  const both = () => [here, there] as const;

  beforeAll(async () => {
    [backend, model] = [await createBackend(), await ModelServer.start()];
    const environment = {
      ...model.environment({ firstTokenTimeoutMs: 10_000, timeoutMs: 20_000 }),
      ANSWER_WAIT_MS: '100',
      ANSWER_BUDGET_MS: '20000',
      DEMO: 'true',
    };
    here = await startApp(environment, backend);
    // On one machine's memory two processes do not hear of each other: the second replica is for the shared store.
    there = process.env.TEST_BACKEND === 'mysql-redis' ? await startApp(environment, backend) : here;
  });
  afterAll(async () => {
    if (there !== here) await there?.close();
    await here?.close();
    await backend?.drop();
    await model?.close();
  });
  beforeEach(() => {
    model.script = {};
  });

  const lastOf = (socket: TestSocket) => socket.frames.at(-1);

  it('takes a ticket once, for a while, from its customer only', async () => {
    const customer = await here.http.guest();
    const { status, body } = await customer.post<LiveTicket>('/live/tickets');
    expect([status, body]).toEqual([201, { ticket: expect.stringMatching(/^[\w-]{43}$/), expiresIn: 30 }]);
    const socket = await TestSocket.with(there.url, body.ticket);
    for (const replica of both()) await expect(TestSocket.with(replica.url, body.ticket)).rejects.toThrow('401');
    for (const bad of ['', 'x', 'x'.repeat(43), '%00', '../../etc']) {
      await expect(TestSocket.with(here.url, bad)).rejects.toThrow('401');
    }
    expect((await here.http.post('/live/tickets')).status).toBe(401);
    const admin = await here.http.staff('admin', ADMIN_PASSWORD);
    expect((await admin.post('/live/tickets')).status).toBe(403);
    expect((await here.http.get<Problem>('/live')).body).toMatchObject({ status: 426, code: 'upgrade_required' });
    await socket.close();
  });

  it('lets only one of many through with the same ticket', async () => {
    const { body } = await (await here.http.guest()).post<LiveTicket>('/live/tickets');
    const tries = Array.from({ length: 20 }, (_, index) => TestSocket.with(both()[index % 2]!.url, body.ticket));
    const opened = (await Promise.allSettled(tries)).flatMap((result) =>
      result.status === 'fulfilled' ? [result.value] : [],
    );
    expect(opened).toHaveLength(1);
    await opened[0]!.close();
  });

  it('sends what was missed in order, then what happens', async () => {
    const customer = await here.http.guest();
    for (let count = 0; count < 3; count += 1) await answerTo(customer, '怎么退货');
    const socket = await TestSocket.open(customer, there.url, 2);
    await socket.seen(({ event }) => event === 'resumed');
    expect(socket.seqs).toEqual([3, 4, 5, 6]);
    expect(lastOf(socket)).toEqual({ event: 'resumed', data: { seq: 6 } });
    await answerTo(customer, '怎么退货');
    await socket.seen((frame) => frame.event === 'answer.done' && frame.data.seq === 8);
    expect(socket.seqs).toEqual([3, 4, 5, 6, 7, 8]);
    expect(socket.entries).toEqual((await timelineOf(customer)).slice(2));
    await socket.close();
  });

  it('sends long histories whole', async () => {
    const customer = await here.http.guest();
    for (let count = 0; count < 70; count += 1) await ask(customer, '怎么退货');
    const length = (await timelineOf(customer)).length;
    expect(length).toBe(140);
    const socket = await TestSocket.open(customer, here.url, 0);
    await socket.seen(({ event }) => event === 'resumed');
    expect(socket.seqs).toEqual(Array.from({ length }, (_, index) => index + 1));
    await socket.close();
  });

  it('begins with now when the client does not say where it stands', async () => {
    const customer = await here.http.guest();
    await answerTo(customer, '怎么退货');
    const socket = await TestSocket.open(customer, there.url);
    await answerTo(customer, '运费怎么算');
    await socket.seen((frame) => frame.event === 'message' && frame.seq === 4);
    expect(socket.seqs).toEqual([3, 4]);
    await socket.close();
  });

  it('shows an answer growing on every device, made on whichever replica', async () => {
    model.script = { answer: LONG, pieceLength: 5, tokenDelayMs: 5 };
    const customer = await here.http.guest();
    const devices = await Promise.all(both().map(({ url }) => TestSocket.open(customer, url, 0)));
    const streaming = streamed(customer, textMessage(QUESTION));
    await devices[0]!.seen(({ event }) => event === 'answer.delta');
    const late = await TestSocket.open(customer, there.url, 0);
    const events = await streaming;
    for (const device of [...devices, late]) {
      await device.seen(({ event }) => event === 'answer.done');
      expect(device.seqs).toEqual([1, 2]);
      expect(textOf(device.events)).toBe(LONG);
      expect(finalOf(device.events)).toEqual(finalOf(events));
    }
    const pieces = late.frames.flatMap((frame) => (frame.event === 'answer.delta' ? [frame.data] : []));
    expect(pieces[0]!.offset).toBe(0);
    expect(pieces.length).toBeGreaterThan(1);
    await Promise.all([...devices, late].map((device) => device.close()));
  });

  it('passes on what one device read to the others, and not the customer’s own typing', async () => {
    const customer = await here.http.guest();
    await answerTo(customer, '怎么退货');
    const [phone, tablet] = await Promise.all(both().map(({ url }) => TestSocket.open(customer, url, 2)));
    await Promise.all([phone, tablet].map((device) => device!.seen(({ event }) => event === 'resumed')));
    phone!.say({ event: 'typing' });
    phone!.say({ event: 'read', seq: 2 });
    await tablet!.seen((frame) => frame.event === 'read' && frame.data.seq === 2);
    expect(tablet!.frames.map(({ event }) => event)).toEqual(['resumed', 'read']);
    const { body } = await customer.get<{ unread: number }>('/chat/state');
    expect(body.unread).toBe(0);
    expect((await customer.post('/chat/typing')).status).toBe(204);
    await Promise.all([phone!.close(), tablet!.close()]);
  });

  it('answers wrong frames with an error frame, and floods by closing', async () => {
    const customer = await here.http.guest();
    const socket = await TestSocket.open(customer, here.url, 0);
    await socket.seen(({ event }) => event === 'resumed');
    const wrong = ['', '{', '[]', 'null', '{"event":"resume","after":-1}', '{"event":"resume","after":"1"}'];
    wrong.push('{"event":"read","seq":0}', '{"event":"x"}', '{"event":{}}', '"ping"', '{"__proto__":{"event":"ping"}}');
    for (const frame of wrong) socket.say(frame);
    socket.socket.send(Buffer.from('{"event":"ping"}'), { binary: true });
    socket.say({ event: 'ping' });
    await socket.seen(({ event }) => event === 'pong');
    const errors = socket.frames.filter(({ event }) => event === 'error');
    expect(errors).toHaveLength(wrong.length + 1);
    expect(errors[0]).toMatchObject({ data: { code: 'request_invalid' } });
    for (let count = 0; count < 300; count += 1) socket.say({ event: 'ping' });
    await until(() => socket.closed !== undefined);
    expect(socket.closed!.code).toBe(LIVE_CLOSE.flooding);
    expect(socket.frames).toContainEqual({
      event: 'error',
      data: { code: 'rate_limited', detail: expect.any(String) },
    });
  });

  it('closes on a frame that is too big, and goes on serving others', async () => {
    const customer = await here.http.guest();
    const [big, other] = [await TestSocket.open(customer, here.url, 0), await TestSocket.open(customer, here.url, 0)];
    big.say({ event: 'ping', padding: 'x'.repeat(5_000) });
    await until(() => big.closed !== undefined);
    expect(big.closed!.code).toBe(LIVE_CLOSE.tooBig);
    other.say({ event: 'ping' });
    await other.seen(({ event }) => event === 'pong');
    await other.close();
  });

  it('keeps the newest sockets of a customer', async () => {
    const customer = await here.http.guest();
    const sockets: TestSocket[] = [];
    for (let count = 0; count < 12; count += 1) sockets.push(await TestSocket.open(customer, here.url, 0));
    await until(() => sockets[1]!.closed !== undefined);
    expect(sockets.map(({ closed }) => closed?.code)).toEqual([
      LIVE_CLOSE.replaced,
      LIVE_CLOSE.replaced,
      ...Array.from({ length: 10 }, () => undefined),
    ]);
    const { body } = await here.http.get<string>('//metrics');
    expect(Number(/zhiyin_live_connections\{kind="socket"\} (\d+)/.exec(body)?.[1])).toBe(10);
    await Promise.all(sockets.slice(2).map((socket) => socket.close()));
    await until(async () => /kind="socket"\} 0/.test((await here.http.get<string>('//metrics')).body));
  });

  it('serves a client that only offers HTTP/2, body and all', async () => {
    const { session } = await here.http.guest();
    const body = JSON.stringify(textMessage('怎么退货'));
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const offer = httpRequest(`${here.url}/api/v1/chat/messages`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${session.accessToken}`,
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          Connection: 'Upgrade, HTTP2-Settings',
          Upgrade: 'h2c',
          'HTTP2-Settings': 'AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
        },
      });
      offer.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      offer.end(body);
    });
    expect([201, 202]).toContain(status);
  });

  it('says good-bye when the process stops; the client goes on elsewhere where it stood', async () => {
    const own = await createBackend();
    const stopping = await startApp({}, own);
    const customer = await stopping.http.guest();
    await answerTo(customer, '你好');
    const socket = await TestSocket.open(customer, stopping.url, 0);
    await socket.seen(({ event }) => event === 'resumed');
    const polls = Array.from({ length: 12 }, () => customer.get<TimelinePage>('/chat/messages?after=2&wait=25'));
    await until(async () => /kind="poll"\} 12/.test((await stopping.http.get<string>('//metrics')).body));
    let answered = false;
    const stopped = stopping.close();
    // Long before they would end by themselves.
    const first = Promise.race(polls).then(() => (answered = true));
    await until(() => answered);
    await first;
    for (const { body } of await Promise.all(polls)) expect(body).toMatchObject({ items: [], lastSeq: 2 });
    await stopped;
    await until(() => socket.closed !== undefined);
    expect(socket.closed).toEqual({ code: LIVE_CLOSE.goingAway, reason: 'going away' });
    const next = await startApp({}, own);
    const again = await TestSocket.open(next.http.as(customer.session.accessToken), next.url, 1);
    await again.seen(({ event }) => event === 'resumed');
    expect(again.seqs).toEqual([2]);
    await next.close();
    await own.drop();
  });
});
