import type { DegradedReason } from '@zhiyin/contracts';

export type ModelFailureReason = Extract<DegradedReason, `model_${string}`>;

interface FailureFacts {
  cause?: unknown;
  /** The same call may well work a moment later. */
  retryable?: boolean;
  /** What the provider asked for, in milliseconds. */
  retryAfterMs?: number;
  /** The provider is at fault: its breaker counts it. Too many requests or an empty answer are no fault of its health. */
  fault?: boolean;
}

/** Why there is no (complete) answer. */
export class ModelFailure extends Error {
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly fault: boolean;

  constructor(
    readonly reason: ModelFailureReason,
    { cause, retryable = false, retryAfterMs, fault = false }: FailureFacts = {},
  ) {
    super(reason, { cause });
    this.name = 'ModelFailure';
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
    this.fault = fault;
  }
}
