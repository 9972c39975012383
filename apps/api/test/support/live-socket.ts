import type { LiveEvent, LiveServerFrame, LiveTicket, Message } from '@zhiyin/contracts';
import { WebSocket } from 'ws';
import { until } from './chat';
import type { HttpClient } from './http-client';

/** A customer's socket as a client program opens it; keeps every frame. */
export class TestSocket {
  readonly frames: LiveServerFrame[] = [];
  closed: { code: number; reason: string } | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString('utf8')) as LiveServerFrame));
    socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
    socket.on('error', () => undefined);
  }

  /** @param origin of the replica that serves the socket; the ticket may come from any. */
  static async open(customer: HttpClient, origin: string, after?: number): Promise<TestSocket> {
    const { status, body } = await customer.post<LiveTicket>('/live/tickets');
    if (status !== 201) throw new Error(`no ticket: ${status}`);
    return TestSocket.with(origin, body.ticket, after);
  }

  static async with(origin: string, ticket: string, after?: number): Promise<TestSocket> {
    const test = new TestSocket(new WebSocket(`${origin.replace('http', 'ws')}/api/v1/live?ticket=${ticket}`));
    await new Promise<void>((resolve, reject) => {
      test.socket.once('open', resolve);
      test.socket.once('unexpected-response', (_request, response) => reject(new Error(`${response.statusCode}`)));
      test.socket.once('error', reject);
    });
    if (after !== undefined) test.say({ event: 'resume', after });
    return test;
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  async seen(condition: (frame: LiveServerFrame) => boolean, seconds?: number): Promise<LiveServerFrame> {
    await until(() => this.frames.some(condition), seconds);
    return this.frames.find(condition)!;
  }

  get events(): LiveEvent[] {
    return this.frames.filter(({ event }) => !['resumed', 'pong', 'error'].includes(event)) as LiveEvent[];
  }

  get entries(): Message[] {
    return this.frames.flatMap((frame) => (frame.event === 'message' ? [frame.data] : []));
  }

  get seqs(): number[] {
    return this.entries.map(({ seq }) => seq);
  }

  async close(): Promise<void> {
    this.socket.close();
    await until(() => this.closed !== undefined);
  }
}
