import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Seen {
  method: string;
  url: string;
  body: string;
  contentType: string;
}

export interface FixtureServer {
  url: string;
  /** Every request since the last `forget()`. */
  seen: Seen[];
  /** Streams stay open after the first event until the client goes away. */
  holdStreams: boolean;
  /** Resolves when a client has dropped an unfinished stream. */
  streamDropped(): Promise<void>;
  close(): Promise<void>;
}

/** One event of the stream, with characters of three bytes. Each stream is two of them. */
export const streamEvent = 'data: 您好\n\n';

export async function startFixtureServer(): Promise<FixtureServer> {
  const sockets = new Set<Duplex>();
  let dropped: () => void;
  let drop = new Promise<void>((resolve) => (dropped = resolve));
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = '', url = '' } = request;
      fixture.seen.push({ method, url, body, contentType: request.headers['content-type'] ?? '' });
      if (url !== '/api/stream') {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(url === '/api/ask' ? { answer: `答：${questionIn(body)}` } : { seen: url }));
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(streamEvent);
      response.on('close', () => {
        if (response.writableEnded) return;
        dropped();
        drop = new Promise<void>((resolve) => (dropped = resolve));
      });
      // In a packet of its own, so that the client gets two chunks.
      if (!fixture.holdStreams) setTimeout(() => response.end(streamEvent), 50);
    });
  });
  server.on('upgrade', (request, socket) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    socket.on('error', () => socket.destroy());
    socket.write(`${handshake}Sec-WebSocket-Accept: ${acceptance(key)}\r\n\r\n`);
    socket.write(textFrame(`hello ${request.url}`));
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fixture: FixtureServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    holdStreams: false,
    streamDropped: () => drop,
    close: () => {
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return fixture;
}

const handshake = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';

/** RFC 6455, 4.2.2: how a server shows that it understood. */
const acceptance = (key: string) =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

/** RFC 6455, 5.2: one unmasked, final text frame of less than 126 bytes. */
const textFrame = (text: string) => Buffer.concat([Buffer.from([0x81, Buffer.byteLength(text)]), Buffer.from(text)]);

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const questionIn = (body: string) => (JSON.parse(body) as { question: string }).question;
