import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

const HOP_HEADERS = new Set(['upgrade', 'connection', 'http2-settings']);

/**
 * Some HTTP clients (Java's among them) offer HTTP/2 with every first request. A server may ignore that and answer
 * (RFC 9110, 7.8), and Node does so until somebody listens for upgrades; from then on it is left to the listener.
 * The request is put back on its connection without the offer.
 */
export function serveWithoutUpgrade(server: Server, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  let text = `${method} ${url} HTTP/${httpVersion}\r\n`;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (!HOP_HEADERS.has(rawHeaders[at]!.toLowerCase())) text += `${rawHeaders[at]}: ${rawHeaders[at + 1]}\r\n`;
  socket.unshift(Buffer.concat([Buffer.from(`${text}\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
