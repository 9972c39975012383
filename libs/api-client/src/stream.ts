import { type StreamEvent, createEventStreamParser, createUtf8Decoder } from '@zhiyin/text';
import type { ApiClient, CallOptions } from './core';
import { ApiError, errorFrom } from './errors';
import type { Method, StreamHandle, TransportRequest, TransportResponse } from './transport';

export interface EventStreamOptions extends CallOptions {
  onEvent: (event: StreamEvent) => void;
  /** Milliseconds without a single byte (not even a keep-alive comment) after which the line counts as dead. Default 40 s. */
  silenceMs?: number;
}

export interface EventStream {
  /** Resolves when the server ended the stream; rejects with `ApiError` when it refused or the line broke. */
  finished: Promise<void>;
  abort(): void;
}

/** Longer than any problem document; a stream that answers with an error says so in its first bytes. */
const KEPT_FOR_ERRORS = 16_384;

/** Opens an event stream. A 401 before the first event renews the token and opens it again. */
export function openEventStream(
  client: ApiClient,
  method: Method,
  path: string,
  options: EventStreamOptions,
): EventStream {
  let open: StreamHandle | null = null;
  let aborted = false;

  const attempt = (request: TransportRequest): Promise<TransportResponse> => {
    if (!client.transport.stream) throw new ApiError({ code: 'unsupported', status: 0 });
    if (aborted) throw new ApiError({ code: 'aborted', status: 0 });
    const reader = createReader(options.onEvent);
    const line = client.transport.stream(request, (bytes) => {
      watch.heard();
      if (!aborted) reader.take(bytes);
    });
    const watch = watchSilence(options.silenceMs ?? 40_000, line);
    open = line;
    return line.finished
      .then((response) => ({ ...response, body: response.body || reader.head() }))
      .catch((cause: unknown) => {
        throw watch.gaveUp() ? new ApiError({ code: 'timeout', status: 0 }, { cause }) : cause;
      })
      .finally(() => watch.stop());
  };

  const headers = { ...options.headers, accept: 'text/event-stream' };
  const request = client.prepare(method, path, { ...options, headers });
  const finished = client.authorised(request, attempt).then((response) => {
    if (response.status >= 400) throw errorFrom(response);
  });
  return {
    finished,
    abort() {
      aborted = true;
      open?.abort();
    },
  };
}

function createReader(onEvent: (event: StreamEvent) => void) {
  const decoder = createUtf8Decoder();
  const parser = createEventStreamParser();
  let head = '';
  return {
    take(bytes: Uint8Array) {
      const text = decoder.push(bytes);
      if (head.length < KEPT_FOR_ERRORS) head += text;
      for (const event of parser.push(text)) onEvent(event);
    },
    head: () => head,
  };
}

function watchSilence(milliseconds: number, line: StreamHandle) {
  let silent = false;
  let timer: ReturnType<typeof setTimeout>;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      silent = true;
      line.abort();
    }, milliseconds);
  };
  heard();
  return { heard, stop: () => clearTimeout(timer), gaveUp: () => silent };
}
