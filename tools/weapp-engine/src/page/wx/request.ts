import { fromBase64, toBase64 } from './bytes';
import { settle, type Options } from './call';
import { recordCall } from '../records';
import { askStub, isStubbed } from './stubs';
import { transfer } from './transfers';

type Hearer = (event: unknown) => void;

/** `wx.request`: https only; with `enableChunked` the body comes through `onChunkReceived` and `data` stays empty. */
export function request(options: Options): object {
  recordCall('request', options);
  const heard = { chunk: new Set<Hearer>(), headers: new Set<Hearer>() };
  let abort = () => {};
  const outcome = isStubbed('request')
    ? askStub('request', options).then((result) => ({ errMsg: 'request:ok', statusCode: 200, header: {}, ...result }))
    : new Promise<object>((resolve, reject) => {
        let answer = { statusCode: 0, header: {}, cookies: [] as string[] };
        abort = transfer(
          {
            headers: (statusCode, header, cookies) => {
              answer = { statusCode, header, cookies };
              for (const hear of [...heard.headers]) hear({ statusCode, header, cookies });
            },
            chunk: (data) => {
              for (const hear of [...heard.chunk]) hear({ data: fromBase64(data).buffer });
            },
            end: (data) => resolve({ errMsg: 'request:ok', ...answer, data: readBody(data, options) }),
            fail: reject,
          },
          (id) => send(id, options),
          Boolean(options.enableChunked),
        );
      });
  void settle('request', { ...options, complete: options.complete ?? (() => {}) }, outcome);
  return {
    abort: () => abort(),
    onChunkReceived: (hear: Hearer) => void heard.chunk.add(hear),
    offChunkReceived: (hear?: Hearer) => (hear ? heard.chunk.delete(hear) : heard.chunk.clear()),
    onHeadersReceived: (hear: Hearer) => void heard.headers.add(hear),
    offHeadersReceived: (hear?: Hearer) => (hear ? heard.headers.delete(hear) : heard.headers.clear()),
  };
}

function send(id: number, options: Options): Promise<void> {
  const method = String(options.method ?? 'GET').toUpperCase();
  const headers = Object.fromEntries(
    Object.entries((options.header ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
  headers['content-type'] ??= 'application/json';
  const bodiless = method === 'GET' || method === 'HEAD';
  const query = bodiless && isRecord(options.data) ? formEncode(options.data) : '';
  return window.__weappSend(id, {
    url: query ? `${options.url}${String(options.url).includes('?') ? '&' : '?'}${query}` : String(options.url),
    method,
    headers,
    body: bodiless ? null : writeBody(options.data, headers['content-type']),
    chunked: Boolean(options.enableChunked),
    timeoutMs: options.timeout ?? 60_000,
  });
}

/** Objects go as JSON or as a form, after the content type; text and bytes as they are. */
function writeBody(data: unknown, contentType: string): string | null {
  if (data === undefined || data === null) return null;
  if (data instanceof ArrayBuffer) return toBase64(new Uint8Array(data));
  if (typeof data === 'string') return encodeText(data);
  const form = contentType.includes('x-www-form-urlencoded') && isRecord(data);
  return encodeText(form ? formEncode(data) : JSON.stringify(data));
}

/** `dataType` json (the default) parses what parses and gives the text otherwise. */
function readBody(base64: string, options: Options): unknown {
  if (options.enableChunked) return '';
  const bytes = fromBase64(base64);
  if (options.responseType === 'arraybuffer') return bytes.buffer;
  const text = new TextDecoder().decode(bytes);
  if ((options.dataType ?? 'json') !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const encodeText = (text: string) => toBase64(new TextEncoder().encode(text));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ArrayBuffer);

const formEncode = (data: Record<string, unknown>) =>
  Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
