import type { TokenPair } from '@zhiyin/contracts';
import { errorFrom, errorWithoutAnswer } from './errors';
import { type Session, type TokenStore, createSession } from './session';
import type { CancelSignal, Method, Transport, TransportRequest, TransportResponse } from './transport';

export interface ApiClientOptions {
  transport: Transport;
  tokens: TokenStore;
  /** Path of the refresh call below the base path, for example `/auth/refresh`. */
  refreshPath: string;
  /** A silent first sign-in; `anonymous` makes calls without a token. */
  signIn?: (anonymous: AnonymousCall) => Promise<TokenPair>;
  onSignedOut?: () => void;
  /** For `Accept-Language`; asked at each call so that a switch takes effect at once. */
  language?: () => string;
  /** Default `/api/v1`. */
  basePath?: string;
  /** Milliseconds; default 20 s. */
  timeoutMs?: number;
}

export interface CallOptions {
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is (FormData, bytes); the transport sets the content type. */
  raw?: unknown;
  headers?: Record<string, string>;
  timeoutMs?: number;
  signal?: CancelSignal;
  /** Without a token, for the sign-in calls. */
  anonymous?: boolean;
}

export type Query = Record<string, string | number | boolean | null | undefined>;
export type AnonymousCall = <T>(method: Method, path: string, body?: unknown) => Promise<T>;

export interface ApiClient {
  /** JSON in, JSON out; an empty answer is undefined. Throws `ApiError`. */
  call<T>(method: Method, path: string, options?: CallOptions): Promise<T>;
  /** A file: the body as bytes, with its headers. */
  download(path: string, options?: CallOptions): Promise<TransportResponse>;
  /** Runs `attempt` with a ready request, and once more with a renewed token after a 401. For streams. */
  authorised(request: TransportRequest, attempt: Attempt): Promise<TransportResponse>;
  prepare(method: Method, path: string, options?: CallOptions): TransportRequest;
  transport: Transport;
}

type Attempt = (request: TransportRequest) => Promise<TransportResponse>;

/** The part that customers' and staff's calls share: tokens, one refresh, errors, language. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { transport, tokens, refreshPath, signIn, onSignedOut } = options;
  const session: Session = createSession({
    tokens,
    refresh: (refreshToken) => anonymous<TokenPair>('POST', refreshPath, { refreshToken }),
    signIn: signIn && (() => signIn(anonymous)),
    onSignedOut,
  });

  function prepare(method: Method, path: string, call: CallOptions = {}): TransportRequest {
    const headers: Record<string, string> = { accept: 'application/json', ...call.headers };
    if (options.language) headers['accept-language'] = options.language();
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    return {
      method,
      url: (options.basePath ?? '/api/v1') + path + queryString(call.query),
      headers,
      body: call.body === undefined ? call.raw : JSON.stringify(call.body),
      timeoutMs: call.timeoutMs ?? options.timeoutMs ?? 20_000,
      signal: call.signal,
    };
  }

  async function authorised(request: TransportRequest, attempt: Attempt): Promise<TransportResponse> {
    try {
      const token = await session.accessToken();
      const first = await attempt(withToken(request, token));
      if (first.status !== 401) return first;
      const renewed = await session.renew(token);
      return renewed ? await attempt(withToken(request, renewed)) : first;
    } catch (error) {
      throw errorWithoutAnswer(error);
    }
  }

  async function call<T>(method: Method, path: string, given: CallOptions = {}): Promise<T> {
    const request = prepare(method, path, given);
    const send: Attempt = (ready) => transport.request(ready);
    const response = given.anonymous
      ? await send(request).catch((error: unknown) => Promise.reject(errorWithoutAnswer(error)))
      : await authorised(request, send);
    if (response.status >= 400) throw errorFrom(response);
    return parse(response) as T;
  }

  function anonymous<T>(method: Method, path: string, body?: unknown): Promise<T> {
    return call<T>(method, path, { body, anonymous: true });
  }

  async function download(path: string, given: CallOptions = {}): Promise<TransportResponse> {
    const request = { ...prepare('GET', path, given), responseType: 'binary' as const };
    const response = await authorised(request, (ready) => transport.request(ready));
    if (response.status >= 400) throw errorFrom(response);
    return response;
  }

  return { call, download, authorised, prepare, transport };
}

function withToken(request: TransportRequest, token: string | null): TransportRequest {
  if (!token) return request;
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

function parse(response: TransportResponse): unknown {
  if (typeof response.body !== 'string') return response.body;
  if (response.body === '') return undefined;
  try {
    return JSON.parse(response.body) as unknown;
  } catch {
    // A page instead of JSON comes from something between us and the server (a captive portal, a proxy).
    throw errorFrom({ ...response, status: 502 });
  }
}

function queryString(query: Query = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
