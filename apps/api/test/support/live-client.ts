import { type IncomingMessage, request } from 'node:http';
import type { LiveEvent, LiveTicket, Message, SendMessageRequest, TimelinePage } from '@zhiyin/contracts';
import { createEventStreamParser, createUtf8Decoder } from '@zhiyin/text';
import { WebSocket } from 'ws';
import type { HttpClient } from './http-client';
import type { LiveProxy, Weather } from './live-proxy';

export interface Ride {
  kind: 'socket' | 'stream' | 'poll';
  weather: Weather;
}

/** What one carrier brought, in the order it came. */
class Log {
  readonly texts = new Map<string, string>();
  readonly messages: Message[] = [];

  constructor(
    readonly kind: Ride['kind'],
    readonly after: number,
  ) {}
}

/** A customer who asks one question and goes from carrier to carrier until the answer is there; notes whatever is wrong. */
export class RestlessClient {
  readonly problems: string[] = [];
  readonly logs: Log[] = [];
  readonly entries = new Map<number, Message>();
  private lastSeq = 0;
  private acknowledged = false;

  constructor(
    private readonly token: string,
    private readonly direct: HttpClient,
    private readonly proxy: LiveProxy,
    private readonly question: SendMessageRequest,
  ) {}

  get answer(): Message | undefined {
    return [...this.entries.values()].find(({ sender }) => sender === 'bot');
  }

  async ride({ kind, weather }: Ride): Promise<void> {
    if (!this.acknowledged && kind !== 'stream') {
      const { status } = await this.direct.post('/chat/messages', this.question);
      if (status !== 201 && status !== 202) this.problems.push(`not acknowledged: ${status}`);
      this.acknowledged = true;
    }
    const log = new Log(kind, this.lastSeq);
    this.logs.push(log);
    if (kind === 'socket') await this.socket(log, weather);
    else if (kind === 'stream') await this.stream(log, weather);
    else await this.poll(log, weather);
  }

  private async socket(log: Log, weather: Weather): Promise<void> {
    const { body } = await this.direct.post<LiveTicket>('/live/tickets');
    this.proxy.weather = weather;
    const socket = new WebSocket(`${this.proxy.origin.replace('http', 'ws')}/api/v1/live?ticket=${body.ticket}`);
    socket.on('open', () => socket.send(JSON.stringify({ event: 'resume', after: log.after })));
    socket.on('message', (data: Buffer) => {
      this.take(log, JSON.parse(data.toString('utf8')) as LiveEvent);
      if (this.answer) socket.close();
    });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.on('close', resolve));
  }

  private async stream(log: Log, weather: Weather): Promise<void> {
    const response = await this.call(weather, 'POST', '/chat/messages', this.question);
    const [decoder, parser] = [createUtf8Decoder(), createEventStreamParser()];
    await readAll(response, (chunk) => {
      for (const { event, id, data } of parser.push(decoder.push(chunk))) {
        this.acknowledged = true;
        this.take(log, { event, ...(id ? { seq: Number(id) } : {}), data: JSON.parse(data) } as LiveEvent);
      }
    });
  }

  private async poll(log: Log, weather: Weather): Promise<void> {
    const response = await this.call(weather, 'GET', `/chat/messages?after=${log.after}&wait=2&limit=100`);
    const chunks: Buffer[] = [];
    if (!(await readAll(response, (chunk) => chunks.push(chunk)))) return;
    const page = JSON.parse(Buffer.concat(chunks).toString('utf8')) as TimelinePage;
    for (const data of page.items) this.take(log, { event: 'message', seq: data.seq, data });
  }

  private take(log: Log, event: LiveEvent): void {
    if (event.event === 'answer.started') {
      if (log.texts.has(event.data.answerId)) this.problems.push('an answer began twice on one carrier');
      log.texts.set(event.data.answerId, '');
    }
    if (event.event === 'answer.delta') {
      const text = log.texts.get(event.data.answerId);
      if (text?.length !== event.data.offset)
        this.problems.push(`${log.kind}: a piece for ${event.data.offset}, but ${text?.length} are there`);
      log.texts.set(event.data.answerId, (text ?? '') + event.data.text);
    }
    if (event.event === 'message') this.takeMessage(log, event.data);
  }

  private takeMessage(log: Log, message: Message): void {
    const last = log.messages.at(-1)?.seq ?? (log.kind === 'stream' ? message.seq - 1 : log.after);
    if (message.seq !== last + 1) this.problems.push(`${log.kind}: ${message.seq} after ${last}`);
    log.messages.push(message);
    const known = this.entries.get(message.seq);
    if (known && JSON.stringify(known) !== JSON.stringify(message))
      this.problems.push(`two versions of ${message.seq}`);
    this.entries.set(message.seq, message);
    while (this.entries.has(this.lastSeq + 1)) this.lastSeq += 1;
  }

  private call(weather: Weather, method: string, path: string, body?: unknown): Promise<IncomingMessage | undefined> {
    this.proxy.weather = weather;
    return new Promise((resolve) => {
      const headers = { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' };
      const accept = method === 'POST' ? { Accept: 'text/event-stream' } : {};
      const options = { method, agent: false, headers: { ...headers, ...accept } };
      request(`${this.proxy.origin}/api/v1${path}`, options)
        .on('response', resolve)
        .on('error', () => resolve(undefined))
        .on('close', () => resolve(undefined))
        .end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

/** True when the response came to its end. */
async function readAll(response: IncomingMessage | undefined, take: (chunk: Buffer) => void): Promise<boolean> {
  if (!response) return false;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) take(chunk);
  } catch {
    return false;
  }
  return response.complete;
}
