import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { AppError } from './app-error';
import { toProblem } from './problem';

/** What the HTTP parser refuses before there is a request: answered in the same shape, then the connection ends. */
export function refuseBrokenHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  endWithProblem(socket, new AppError(error.code === 'HPE_HEADER_OVERFLOW' ? 'too_large' : 'request_invalid'));
}

/** A problem on a bare socket, where there is no response object; then the connection ends. */
export function endWithProblem(socket: Writable, error: AppError, requestId: string = randomUUID()): void {
  const body = JSON.stringify(toProblem(error, requestId, 'zh'));
  socket.end(
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? 'Error'}\r\nConnection: close\r\n` +
      `X-Request-Id: ${requestId}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
