/**
 * What carries a request. The browser hands in fetch, the mini program wx.request; this library itself uses neither,
 * nor URL, TextDecoder or AbortController, which a mini program lacks.
 */
export interface Transport {
  /** Resolves for every HTTP status; rejects with a `TransportError` when there was no answer at all. */
  request(request: TransportRequest): Promise<TransportResponse>;
  /**
   * The same, with the body handed over in pieces as it arrives. `finished` resolves when the body ended, with an empty
   * `body`. Leave it out, or reject with kind `unsupported`, where the platform cannot stream.
   */
  stream?(request: TransportRequest, onBytes: (bytes: Uint8Array) => void): StreamHandle;
}

export interface TransportRequest {
  method: Method;
  /** Path with query, beginning with `/api/v1/`; the transport adds the origin if it needs one. */
  url: string;
  headers: Record<string, string>;
  /** A string (JSON), or whatever `raw` was given, for example FormData. */
  body?: unknown;
  timeoutMs?: number;
  signal?: CancelSignal;
  /** `binary` asks for bytes (Blob or ArrayBuffer) instead of text, for exports. */
  responseType?: 'text' | 'binary';
}

export interface TransportResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The text as received, or bytes with `responseType: 'binary'`. */
  body: unknown;
}

export interface StreamHandle {
  finished: Promise<TransportResponse>;
  /** Ends the request; `finished` then rejects with kind `aborted`. */
  abort(): void;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The part of AbortSignal that is needed, so that the browser's own can be passed. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
}

/** `unsupported`: this platform cannot stream; ask for the whole answer instead. */
export type TransportFailure = 'network' | 'timeout' | 'aborted' | 'unsupported';

/** No answer arrived: offline, too late, or given up by the caller. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  constructor(readonly kind: TransportFailure) {
    super(kind);
  }
}
