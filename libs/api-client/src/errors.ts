import type { ErrorCode, FieldError, Problem } from '@zhiyin/contracts';
import type { TransportFailure, TransportResponse } from './transport';

export interface ApiErrorFacts {
  code: ErrorCode | TransportFailure;
  /** 0 when no answer arrived. */
  status: number;
  /** In the language that was asked for; empty when no answer arrived. */
  title?: string;
  detail?: string;
  requestId?: string;
  /** Seconds to wait before the next try (429, 503). */
  retryAfter?: number;
  fields?: FieldError[];
  data?: Record<string, unknown>;
}

/** Every failed call, refused by the server or never answered. Safe to show: `title` and `detail` are written for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode | TransportFailure;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly fields: FieldError[];
  readonly data: Record<string, unknown>;

  constructor(facts: ApiErrorFacts, options?: { cause?: unknown }) {
    super(facts.detail ?? facts.title ?? facts.code, options);
    this.code = facts.code;
    this.status = facts.status;
    this.title = facts.title ?? '';
    this.detail = facts.detail;
    this.requestId = facts.requestId;
    this.retryAfter = facts.retryAfter;
    this.fields = facts.fields ?? [];
    this.data = facts.data ?? {};
  }

  /** Nothing reached us: the same call may be tried again when the connection is back. */
  get offline(): boolean {
    return this.code === 'network' || this.code === 'timeout';
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'ApiError';
}

/** An answer with a status of 400 or more, as an error. A body that is no problem document (a proxy's page) is `internal`. */
export function errorFrom(response: TransportResponse): ApiError {
  const problem = parseProblem(response.body);
  return new ApiError({
    code:
      problem?.code ?? (response.status === 404 ? 'not_found' : response.status === 503 ? 'unavailable' : 'internal'),
    status: response.status,
    title: problem?.title,
    detail: problem?.detail,
    requestId: problem?.requestId ?? response.headers['x-request-id'],
    retryAfter: seconds(response.headers['retry-after']),
    fields: problem?.errors,
    data: problem?.data,
  });
}

/** Anything a transport threw, as an error of ours. */
export function errorWithoutAnswer(cause: unknown): ApiError {
  if (isApiError(cause)) return cause;
  const kind =
    cause instanceof Error && cause.name === 'TransportError' ? (cause as { kind?: TransportFailure }).kind : undefined;
  return new ApiError({ code: kind ?? 'network', status: 0 }, { cause });
}

function parseProblem(body: unknown): Problem | null {
  if (typeof body !== 'string' || !body.startsWith('{')) return null;
  try {
    const value = JSON.parse(body) as Problem;
    return typeof value.code === 'string' ? value : null;
  } catch {
    return null;
  }
}

function seconds(header: string | undefined): number | undefined {
  const value = header === undefined ? NaN : Number(header);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
