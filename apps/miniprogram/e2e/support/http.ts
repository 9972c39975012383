import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface Refusal {
  status: number;
  code: string;
  title: string;
  /** Seconds. */
  retryAfter?: number;
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text ? JSON.parse(text) : undefined;
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

export function refuse(response: ServerResponse, { retryAfter, ...problem }: Refusal): void {
  const retry = retryAfter ? { 'retry-after': String(retryAfter) } : {};
  response.writeHead(problem.status, { 'content-type': 'application/problem+json', ...retry });
  response.end(JSON.stringify({ type: 'about:blank', requestId: 'r-1', ...problem }));
}

export function serveFile(root: string, path: string, response: ServerResponse): void {
  const wanted = join(root, normalize(path));
  const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(root, 'index.html');
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
