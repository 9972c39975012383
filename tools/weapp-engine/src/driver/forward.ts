import { request, type IncomingMessage } from 'node:http';
import type { WireAnswer } from '../protocol';
import { cut, type Network } from './network';

export interface Outgoing {
  /** Absolute address of the server that stands for the domain. */
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer | null;
  chunked: boolean;
  timeoutMs: number;
  signal: AbortSignal;
}

/** A mini program's own address, which WeChat puts into every request: version 0 is a development build. */
const referer = 'https://servicewechat.com/touristappid/0/page-frame.html';

/** Sends one request to the real server and yields what the page is to hear, in order. Never throws. */
export async function* forward(outgoing: Outgoing, network: Network): AsyncGenerator<WireAnswer> {
  try {
    const response = await send(outgoing);
    await pause(network.latencyMs);
    yield headersOf(response);
    yield* outgoing.chunked ? streamed(response, network) : whole(response);
  } catch (error) {
    if (outgoing.signal.aborted) return;
    const { message } = error as Error;
    const timedOut = message === 'timeout';
    yield { kind: 'fail', errMsg: `fail ${timedOut ? 'timeout' : message}`, errno: timedOut ? 5 : 600001 };
  }
}

function send({ url, method, headers, body, timeoutMs, signal }: Outgoing): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(body.length) } : {};
    const options = { method, headers: { referer, ...headers, ...length }, agent: false as const, signal };
    const sending = request(url, options, resolve);
    sending.setTimeout(timeoutMs, () => sending.destroy(new Error('timeout')));
    sending.on('error', reject);
    sending.end(body ?? undefined);
  });
}

function headersOf(response: IncomingMessage): WireAnswer {
  const headers: Record<string, string> = {};
  const { rawHeaders } = response;
  for (let at = 0; at < rawHeaders.length; at += 2) headers[rawHeaders[at] ?? ''] = rawHeaders[at + 1] ?? '';
  return { kind: 'headers', status: response.statusCode ?? 0, headers, cookies: response.headers['set-cookie'] ?? [] };
}

async function* whole(response: IncomingMessage): AsyncGenerator<WireAnswer> {
  yield { kind: 'end', data: (await readAll(response)).toString('base64') };
}

async function* streamed(response: IncomingMessage, network: Network): AsyncGenerator<WireAnswer> {
  const source = network.buffered ? [await readAll(response)] : response;
  // Held back by one, so that the last piece is known when it comes.
  let held: Buffer | undefined;
  for await (const bytes of source as AsyncIterable<Buffer>) {
    for (const piece of cut(bytes, network.pieceBytes)) {
      if (!network.lateLastPiece) yield chunk(piece);
      else if (held) yield chunk(held);
      held = piece;
      await pause(network.pieceDelayMs);
    }
  }
  yield { kind: 'end', data: '' };
  if (network.lateLastPiece && held) yield chunk(held);
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

const chunk = (piece: Buffer): WireAnswer => ({ kind: 'chunk', data: piece.toString('base64') });

const pause = (ms: number) => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve());
