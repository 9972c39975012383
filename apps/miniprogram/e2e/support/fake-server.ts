import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, readJson, type Refusal, refuse, serveFile } from './http';
import type { ChatState, Message, SendMessageRequest } from '@zhiyin/contracts';

/** What the server does with one question. `stream` is written piece by piece while it is awaited. */
export interface Reply {
  /** Pieces of the answer; without them the final entry comes at once. */
  pieces?: string[];
  /** Milliseconds between pieces. */
  pace?: number;
  entry?: Partial<Message>;
  /** Held back until this resolves. */
  after?: Promise<unknown>;
  /** Breaks the connection after so many pieces; the entry is stored nevertheless. */
  cutAfter?: number;
  /** Refuses the message. */
  refuse?: Refusal;
  /** Stores nothing and breaks the connection, so many times. */
  drop?: number;
}

export interface FakeServer {
  url: string;
  /** Everything that was posted, in order. */
  posted: SendMessageRequest[];
  timeline: Message[];
  state: ChatState;
  script: (request: SendMessageRequest) => Reply;
  /** Appends an entry as if somebody else had written it. */
  append(entry: Partial<Message>): Message;
  calls: string[];
  close(): Promise<void>;
}

/** A scripted stand-in for the API, for what a healthy server does not do: stall, cut, refuse. Serves `root` at `/`. */
export async function startFakeServer(root: string): Promise<FakeServer> {
  let waiting: (() => void)[] = [];
  const dropped = new Map<string, number>();
  const answers = new Map<string, string>();

  const fake: Omit<FakeServer, 'url' | 'close'> = {
    posted: [],
    timeline: [],
    calls: [],
    state: {
      conversation: { id: 'c-1', state: 'bot', controlEpoch: 1 },
      controlledBy: 'bot',
      queue: null,
      unread: 0,
      lastSeq: 0,
      shopName: '清和茶舍',
      greeting: '您好，我是清和茶舍的智能客服',
      quickQuestions: ['多久发货', '怎么退换货', '满多少包邮', '茶叶怎么保存'],
    },
    script: () => ({ entry: { text: '好的' } }),
    append(entry) {
      const stored: Message = {
        id: randomUUID(),
        seq: fake.timeline.length + 1,
        conversationId: 'c-1',
        sender: 'bot',
        kind: 'text',
        text: null,
        data: null,
        source: null,
        evidence: [],
        replyTo: null,
        aiGenerated: false,
        createdAt: new Date().toISOString(),
        ...entry,
      };
      fake.timeline.push(stored);
      const woken = waiting;
      waiting = [];
      woken.forEach((wake) => wake());
      return stored;
    },
  };

  // A request that still waits must not keep the test run alive.
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

  async function send(request: SendMessageRequest, streamed: boolean, response: ServerResponse): Promise<void> {
    fake.posted.push(request);
    const reply = fake.script(request);
    const drops = dropped.get(request.clientMessageId) ?? 0;
    if (reply.drop && drops < reply.drop) {
      dropped.set(request.clientMessageId, drops + 1);
      return void response.destroy();
    }
    if (reply.refuse) return refuse(response, reply.refuse);
    const known = fake.timeline.find((entry) => entry.clientMessageId === request.clientMessageId);
    const question =
      known ??
      fake.append({
        sender: 'user',
        kind: request.kind,
        text: request.text ?? '',
        clientMessageId: request.clientMessageId,
        replyTo: request.inReplyTo ?? null,
        data: request.optionId ? { optionId: request.optionId } : null,
      });
    if (!streamed) {
      await reply.after;
      const answer = reply.entry || reply.pieces ? finish(question, reply) : null;
      const conversation = fake.state.conversation;
      return json(response, answer ? 201 : 202, { message: question, answer, conversation });
    }
    await stream(question, reply, response);
  }

  function finish(question: Message, reply: Reply, text = reply.pieces?.join('')): Message {
    const stored = fake.timeline.find((entry) => entry.replyTo === question.id && entry.sender === 'bot');
    return (
      stored ??
      fake.append({
        text: text ?? '',
        replyTo: question.id,
        ...reply.entry,
        id: answers.get(question.id) ?? randomUUID(),
      })
    );
  }

  async function stream(question: Message, reply: Reply, response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const frame = (event: string, data: unknown, id?: number) =>
      response.write(`event: ${event}\n${id ? `id: ${id}\n` : ''}data: ${JSON.stringify(data)}\n\n`);
    frame('message', question, question.seq);
    const beat = setInterval(() => response.write(': keep-alive\n\n'), 5000);
    response.on('close', () => clearInterval(beat));
    await reply.after;
    const answerId = randomUUID();
    answers.set(question.id, answerId);
    let shown = '';
    if (reply.pieces) {
      frame('answer.started', { answerId, replyTo: question.id });
      for (const [index, piece] of reply.pieces.entries()) {
        await pause(reply.pace ?? 0);
        if (index === reply.cutAfter) {
          response.destroy();
          await pause(300);
          return void finish(question, reply);
        }
        if (stopped.has(answerId)) break;
        frame('answer.delta', { answerId, offset: shown.length, text: piece });
        shown += piece;
      }
    }
    if (reply.pieces || reply.entry) {
      const cut = stopped.has(answerId);
      const entry = finish(
        question,
        cut ? { ...reply, entry: { ...reply.entry, data: { interrupted: true } } } : reply,
        shown || undefined,
      );
      frame('message', entry, entry.seq);
      frame(cut ? 'answer.interrupted' : 'answer.done', { answerId, seq: entry.seq });
    }
    response.end();
  }

  const stopped = new Set<string>();

  async function messages(query: URLSearchParams, response: ServerResponse): Promise<void> {
    const limit = Number(query.get('limit') ?? 50);
    const before = query.get('before');
    if (before !== null) {
      const older = fake.timeline.filter((entry) => entry.seq < Number(before));
      return json(response, 200, {
        items: older.slice(-limit),
        more: older.length > limit,
        lastSeq: fake.timeline.length,
      });
    }
    const after = Number(query.get('after') ?? 0);
    const fresh = () => fake.timeline.filter((entry) => entry.seq > after);
    if (fresh().length === 0 && Number(query.get('wait') ?? 0) > 0) {
      await Promise.race([new Promise<void>((wake) => waiting.push(wake)), pause(Number(query.get('wait')) * 1000)]);
    }
    const items = fresh();
    json(response, 200, { items: items.slice(0, limit), more: items.length > limit, lastSeq: fake.timeline.length });
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (!url.pathname.startsWith('/api/')) return serveFile(root, url.pathname, response);
    const path = url.pathname.replace('/api/v1', '');
    fake.calls.push(`${request.method} ${path}`);
    const body = await readJson(request);
    if (path.startsWith('/auth/')) {
      return json(response, 200, {
        accessToken: 'a',
        refreshToken: 'r',
        expiresIn: 900,
        user: { id: 'u', kind: 'guest' },
      });
    }
    if (path === '/chat/state') return json(response, 200, { ...fake.state, lastSeq: fake.timeline.length });
    if (path === '/chat/messages' && request.method === 'GET') return messages(url.searchParams, response);
    if (path === '/chat/messages') {
      return send(body as SendMessageRequest, request.headers.accept === 'text/event-stream', response);
    }
    const stop = /^\/chat\/answers\/(.+)\/stop$/.exec(path);
    if (stop?.[1]) stopped.add(stop[1]);
    if (path === '/chat/handoff') handOff(request.method === 'POST');
    return json(response, 200, {});
  }

  function handOff(asked: boolean): void {
    const conversation = { id: 'c-1', state: asked ? ('queued' as const) : ('bot' as const), controlEpoch: 2 };
    fake.state = { ...fake.state, conversation, queue: asked ? { position: 3, waitSeconds: 60 } : null };
    const text = asked ? '已为您转接人工客服，请稍候' : '已取消排队，智能客服继续为您服务';
    fake.append({ sender: 'system', kind: 'notice', text, data: { notice: asked ? 'queued' : 'queue_left' } });
  }

  const server = createServer((request, response) => {
    route(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close });
}
