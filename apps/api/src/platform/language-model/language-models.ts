import type { LanguageModel } from './language-model';
import type { Provider } from './provider';

/** The models to ask, in order; the extractive one is always there and never fails for outside reasons. */
export class LanguageModels {
  constructor(
    readonly providers: readonly Provider[],
    readonly extractive: LanguageModel,
  ) {}
}
