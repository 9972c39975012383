import { ERRORS, type ErrorCode, type FieldError } from '@zhiyin/contracts';

export interface ErrorDetails {
  /** One sentence beyond the title; shown to the caller, so never a secret. */
  detail?: string;
  errors?: FieldError[];
  data?: Record<string, unknown>;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** Every error a caller may see. The code decides status and words (libs/contracts/errors.ts). */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(details.detail ?? ERRORS[code].en, { cause: details.cause });
    this.name = 'AppError';
    this.status = ERRORS[code].status;
  }
}

/** A rule that only the service can check, reported like a rule of the DTO. */
export const fieldError = (field: string, code: string, message: string) =>
  new AppError('request_invalid', { errors: [{ field, code, message }] });
