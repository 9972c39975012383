import { HttpException } from '@nestjs/common';
import { ERRORS, type ErrorCode, type Problem } from '@zhiyin/contracts';
import { AppError } from './app-error';
import type { Language } from './language';

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'request_invalid',
  401: 'token_missing',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'unavailable',
};

const BROKEN_JSON = new Set([
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
]);

/** Any thrown value as an AppError: Nest's and Fastify's own errors by their status, everything else as `internal`. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof SyntaxError && 'statusCode' in error) return new AppError('json_invalid', { cause: error });
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  if (code !== undefined && BROKEN_JSON.has(code)) return new AppError('json_invalid', { cause: error });
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  const known = status === undefined ? undefined : BY_STATUS[status];
  if (known) return new AppError(known, { cause: error });
  if (status !== undefined && status >= 400 && status < 500) return new AppError('request_invalid', { cause: error });
  return new AppError('internal', { cause: error });
}

export function toProblem(error: AppError, requestId: string, language: Language): Problem {
  return {
    type: `/api/docs/errors#${error.code}`,
    title: ERRORS[error.code][language],
    status: error.status,
    ...(error.details.detail === undefined ? {} : { detail: error.details.detail }),
    code: error.code,
    requestId,
    ...(error.details.errors === undefined ? {} : { errors: error.details.errors }),
    ...(error.details.data === undefined ? {} : { data: error.details.data }),
  };
}
