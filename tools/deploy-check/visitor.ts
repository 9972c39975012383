import { randomUUID } from 'node:crypto';
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import type { Edge } from './edge';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Call {
  method?: string;
  path: string;
  body?: string;
  headers?: Record<string, string>;
}

/** A customer's browser: one HTTP/2 connection to the edge. */
export class Visitor {
  token = '';

  private constructor(readonly session: ClientHttp2Session) {}

  static async arrive(edge: Edge): Promise<Visitor> {
    const session = connect(`https://localhost:${edge.port}`, { ca: edge.certificate });
    await new Promise<void>((resolve, reject) => {
      session.once('connect', () => resolve());
      session.once('error', reject);
    });
    return new Visitor(session);
  }

  async signIn(): Promise<this> {
    const { body } = await this.call({ method: 'POST', path: '/api/v1/auth/guest', body: '{}' });
    this.token = (JSON.parse(body) as { accessToken: string }).accessToken;
    return this;
  }

  send(text: string, clientMessageId: string = randomUUID()): Promise<Reply> {
    const body = JSON.stringify({ clientMessageId, kind: 'text', text });
    const headers = { accept: 'application/json' };
    return this.call({ method: 'POST', path: '/api/v1/chat/messages', body, headers });
  }

  async call(call: Call): Promise<Reply> {
    let body = '';
    const { status, headers } = await this.read(call, (text) => (body += text));
    return { status, headers, body };
  }

  /** Reads to the end, handing on every piece when it arrives. */
  read(
    { method = 'GET', path, body, headers = {} }: Call,
    onText: (text: string) => void,
  ): Promise<Omit<Reply, 'body'>> {
    return new Promise((resolve, reject) => {
      const stream = this.session.request({
        ':method': method,
        ':path': path,
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      });
      let answer: Omit<Reply, 'body'> = { status: 0, headers: {} };
      stream.setEncoding('utf8');
      stream.setTimeout(30_000, () => stream.destroy(new Error(`${method} ${path}: silent for 30 s`)));
      stream.on('response', (all) => (answer = { status: Number(all[':status']), headers: all }));
      stream.on('data', onText);
      stream.on('error', reject);
      stream.on('close', () => resolve(answer));
      stream.end(body);
    });
  }

  leave(): void {
    this.session.destroy();
  }
}
