import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ErrorCode } from '@zhiyin/contracts';
import { AppError } from './app-error';
import { toProblem } from './problem';

/** What the HTTP parser refuses before there is a request: answered in the same shape, then the connection ends. */
export function refuseBrokenHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code: ErrorCode = error.code === 'HPE_HEADER_OVERFLOW' ? 'too_large' : 'request_invalid';
  const problem = new AppError(code);
  const body = JSON.stringify(toProblem(problem, randomUUID(), 'zh'));
  socket.end(
    `HTTP/1.1 ${problem.status} Bad Request\r\nConnection: close\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
