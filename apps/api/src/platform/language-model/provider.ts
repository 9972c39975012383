import type { ModelProvider } from '../../config';
import type { LanguageModel } from './language-model';
import { type BreakerState, ModelBreaker } from './model-breaker';

/** A provider's breaker opened, let a probe through, or closed. */
export class ModelBreakerChanged {
  constructor(readonly facts: { provider: string; state: BreakerState }) {}
}

/** A model server with its limits and what is known of its health. */
export class Provider {
  readonly name: string;
  readonly breaker: ModelBreaker;

  constructor(
    readonly model: LanguageModel,
    readonly limits: Pick<ModelProvider, 'maxConcurrency' | 'qps' | 'retries' | 'breakerFailures' | 'breakerOpenMs'>,
    tell: (event: ModelBreakerChanged) => void,
  ) {
    this.name = model.name;
    this.breaker = new ModelBreaker(limits.breakerFailures, limits.breakerOpenMs, (state) =>
      tell(new ModelBreakerChanged({ provider: this.name, state })),
    );
  }
}
