import { createHash } from 'node:crypto';
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
  /** The same server, account and model have one name on every replica, whatever their order in the settings. */
  readonly id: string;
  readonly breaker: ModelBreaker;

  constructor(
    readonly model: LanguageModel,
    readonly limits: Pick<
      ModelProvider,
      'baseUrl' | 'apiKey' | 'model' | 'maxConcurrency' | 'qps' | 'retries' | 'breakerFailures' | 'breakerOpenMs'
    >,
    tell: (event: ModelBreakerChanged) => void,
  ) {
    this.name = model.name;
    const { baseUrl, apiKey, model: called } = limits;
    this.id = createHash('sha256').update(`${baseUrl} ${apiKey} ${called}`).digest('hex').slice(0, 16);
    this.breaker = new ModelBreaker(limits.breakerFailures, limits.breakerOpenMs, (state) =>
      tell(new ModelBreakerChanged({ provider: this.name, state })),
    );
  }
}
