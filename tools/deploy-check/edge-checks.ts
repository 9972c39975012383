import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { get, request } from 'node:https';
import type { Edge } from './edge';
import type { GatedModel } from './gated-model';
import type { Process } from './processes';
import { type Reply, Visitor } from './visitor';

export interface Place {
  edge: Edge;
  model: GatedModel;
  replicas: Process[];
  metricsToken: string;
}

/** What the model says before and after its gate opens. */
export const [FIRST, REST] = ['听老师傅说，', '一窑大约两百件。'];
const QUESTION = '你们的窑一次能烧多少件';
const MESSAGES = '/api/v1/chat/messages';

interface Message {
  id: string;
  seq: number;
  sender: string;
  text: string;
  replyTo: string | null;
}

const json = <T>({ body }: Reply) => JSON.parse(body) as T;

/** In this order: the last ones end replicas. */
export const edgeChecks: [name: string, check: (place: Place) => Promise<void>][] = [
  ['plain HTTP is sent to HTTPS', plainHttp],
  ['HTTP/2, security headers, nothing of the inside', headers],
  ['files are compressed, answers are not', compression],
  ['a body that is too large is refused in the words of the API', bodySize],
  ['an event stream arrives piece by piece', pieceByPiece],
  ['sent on one replica, seen by the long poll on the other', acrossReplicas],
  ['WebSocket: the upgrade passes, events arrive', webSocket],
  ['a killed replica: every send is answered, none twice', killedReplica],
  ['no replica left: 503 in the words of the API', nobodyLeft],
];

async function plainHttp({ edge }: Place): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${edge.plainPort}/admin/?a=1`, { redirect: 'manual' });
  assert.equal(reply.status, 308);
  assert.equal(reply.headers.get('location'), 'https://127.0.0.1/admin/?a=1');
}

async function headers({ edge, replicas, metricsToken }: Place): Promise<void> {
  const visitor = await Visitor.arrive(edge);
  assert.equal(visitor.session.alpnProtocol, 'h2');
  const page = await visitor.call({ path: '/admin/' });
  assert.equal(page.status, 200);
  assert.match(String(page.headers['strict-transport-security']), /max-age=\d{8}/);
  assert.match(String(page.headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/);
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.doesNotMatch(String(page.headers.server), /\d/);
  const authorization = `Bearer ${metricsToken}`;
  for (const path of ['/metrics', '/health/ready', '/health/live'])
    assert.equal((await visitor.call({ path, headers: { authorization } })).status, 404, path);
  const inside = await fetch(`http://127.0.0.1:${replicas[0]!.port}/metrics`, { headers: { authorization } });
  assert.equal(inside.status, 200);
  visitor.leave();
}

async function compression({ edge }: Place): Promise<void> {
  const visitor = await Visitor.arrive(edge);
  const accept = { 'accept-encoding': 'gzip' };
  const page = await visitor.call({ path: '/admin/' });
  const script = /src="(\/admin\/assets\/[^"]+\.js)"/.exec(page.body)?.[1];
  assert.ok(script, 'the console has a script');
  const file = await visitor.call({ path: script, headers: accept });
  assert.equal(file.headers['content-encoding'], 'gzip');
  assert.match(String(file.headers['cache-control']), /immutable/);
  await visitor.signIn();
  const timeline = await visitor.call({ path: MESSAGES, headers: accept });
  assert.equal(timeline.status, 200);
  assert.equal(timeline.headers['content-encoding'], undefined);
  visitor.leave();
}

async function bodySize({ edge }: Place): Promise<void> {
  const visitor = await (await Visitor.arrive(edge)).signIn();
  const reply = await visitor.send('长'.repeat(500_000));
  assert.equal(reply.status, 413);
  assert.equal(reply.headers['content-type'], 'application/problem+json');
  assert.equal(json<{ code: string }>(reply).code, 'too_large');
  visitor.leave();
}

async function pieceByPiece({ edge, model }: Place): Promise<void> {
  const visitor = await (await Visitor.arrive(edge)).signIn();
  const body = JSON.stringify({ clientMessageId: randomUUID(), kind: 'text', text: QUESTION });
  let [text, released] = ['', false];
  const stream = { accept: 'text/event-stream', 'accept-encoding': 'gzip' };
  const reply = await visitor.read({ method: 'POST', path: MESSAGES, body, headers: stream }, (piece) => {
    text += piece;
    if (released || !text.includes(FIRST)) return;
    // The model waits for this very word to have come all the way.
    released = true;
    model.release();
  });
  assert.equal(reply.status, 200);
  assert.equal(reply.headers['content-encoding'], undefined);
  assert.ok(released, 'the first words came before the rest was said');
  assert.match(text, new RegExp(`event: message[^]*${FIRST}${REST}`));
  visitor.leave();
}

async function acrossReplicas({ edge, model }: Place): Promise<void> {
  const sender = await (await Visitor.arrive(edge)).signIn();
  const reader = await Visitor.arrive(edge);
  reader.token = sender.token;
  const before = edge.served(MESSAGES).length;
  // The poll is open on one replica when the message comes, which therefore goes to the other (least_conn).
  const poll = reader.call({ path: `${MESSAGES}?after=0&wait=20` });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const send = sender.send(QUESTION);
  const seen = json<{ items: Message[] }>(await poll).items;
  assert.equal(seen[0]?.text, QUESTION);
  model.release();
  assert.ok((await send).status < 300);
  const upstreams = edge.served(MESSAGES).slice(before);
  assert.equal(new Set(upstreams.map(({ upstream }) => upstream)).size, 2, JSON.stringify(upstreams));
  sender.leave();
  reader.leave();
}

async function webSocket({ edge, model }: Place): Promise<void> {
  const visitor = await (await Visitor.arrive(edge)).signIn();
  const issued = await visitor.call({ method: 'POST', path: '/api/v1/live/tickets', body: '{}' });
  const { ticket } = json<{ ticket: string }>(issued);
  const options = { host: 'localhost', port: edge.port, ca: edge.certificate, path: `/api/v1/live?ticket=${ticket}` };
  const upgrade = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': Buffer.from(randomUUID().slice(0, 16)).toString('base64'),
  };
  const heard = await new Promise<string>((resolve, reject) => {
    const call = request({ ...options, headers: upgrade });
    call.on('response', (response) => reject(new Error(`no upgrade: ${response.statusCode}`)));
    call.on('error', reject);
    call.on('upgrade', (response, socket, head) => {
      assert.equal(response.statusCode, 101);
      let all = head.toString();
      socket.setTimeout(15_000, () => socket.destroy(new Error('nothing on the socket for 15 s')));
      socket.on('error', reject);
      // What was said before the socket listened is not lost: it asks for all from the beginning.
      socket.write(textFrame('{"event":"resume","after":0}'));
      socket.on('data', (data: Buffer) => {
        all += data.toString();
        if (!all.includes(QUESTION)) return;
        socket.destroy();
        resolve(all);
      });
      void visitor.send(QUESTION).catch(reject);
    });
    call.end();
  });
  assert.match(heard, /"event":"message"/);
  model.release();
  // Without a ticket the API refuses; nginx passes the refusal on.
  const refused = await new Promise<number | undefined>((resolve, reject) => {
    const call = get({ ...options, path: '/api/v1/live', headers: upgrade }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('upgrade', () => reject(new Error('upgraded without a ticket')));
    call.on('error', reject);
  });
  assert.equal(refused, 401);
  visitor.leave();
}

/** A short text as a client sends it; the mask of zeros leaves it readable. */
function textFrame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | Buffer.byteLength(text), 0, 0, 0, 0]), Buffer.from(text)]);
}

async function killedReplica({ edge, replicas }: Place): Promise<void> {
  const visitor = await (await Visitor.arrive(edge)).signIn();
  const ids = Array.from({ length: 30 }, () => randomUUID());
  const sends: Promise<Reply>[] = [];
  for (const [index, id] of ids.entries()) {
    if (index === 10) void replicas[0]!.end('SIGKILL');
    sends.push(visitor.send('你好', id));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const statuses = (await Promise.all(sends)).map(({ status }) => status);
  assert.deepEqual(
    statuses.filter((status) => status >= 300),
    [],
  );
  // The answers to what the dead replica had begun are made by whoever finds them, after the lease: not awaited here.
  const timeline = json<{ items: Message[] }>(await visitor.call({ path: `${MESSAGES}?after=0&limit=100` })).items;
  assert.equal(timeline.filter(({ sender }) => sender === 'user').length, ids.length);
  const answered = timeline.filter(({ sender }) => sender === 'bot').map(({ replyTo }) => replyTo);
  assert.equal(new Set(answered).size, answered.length);
  visitor.leave();
}

async function nobodyLeft({ edge, replicas }: Place): Promise<void> {
  const visitor = await (await Visitor.arrive(edge)).signIn();
  assert.equal(await replicas[1]!.end('SIGTERM'), 'SIGTERM');
  const reply = await visitor.send('还在吗');
  assert.equal(reply.status, 503);
  assert.equal(reply.headers['retry-after'], '2');
  assert.equal(json<{ code: string }>(reply).code, 'unavailable');
  visitor.leave();
}
