import { circuitBreaker, type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { ModelFailure } from './model-failure';

export type BreakerState = 'closed' | 'half-open' | 'open';

/**
 * Keeps callers away from a provider that is down: after some failures in a row nobody asks it for a while; then one
 * call probes it, and what comes of it closes or opens the breaker again. Each process learns for itself.
 */
export class ModelBreaker {
  private readonly policy: CircuitBreakerPolicy;
  private openUntil = 0;

  constructor(failures: number, openMs: number, onChange: (state: BreakerState) => void) {
    this.policy = circuitBreaker(
      // Half open, a call that was given up before a word came proves nothing: better to stay away.
      handleWhen((error) => (error instanceof ModelFailure ? error.fault : this.state === 'half-open')),
      { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: openMs },
    );
    this.policy.onBreak(() => (this.openUntil = Date.now() + openMs));
    this.policy.onStateChange(() => onChange(this.state));
  }

  get state(): BreakerState {
    if (this.policy.state === CircuitState.Closed) return 'closed';
    return this.policy.state === CircuitState.HalfOpen ? 'half-open' : 'open';
  }

  /** True while asking is pointless: open, or somebody else's probe is under way. */
  get blocked(): boolean {
    return this.state === 'half-open' || (this.state === 'open' && Date.now() < this.openUntil);
  }

  /** @throws ModelFailure model_breaker_open without doing the work, else whatever the work throws. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.blocked) return Promise.reject(new ModelFailure('model_breaker_open'));
    return this.policy.execute(work);
  }
}
