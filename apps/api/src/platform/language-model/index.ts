export { LanguageModel, type Prompt, type PromptPassage, type PromptTurn } from './language-model';
export { LanguageModelModule, LanguageModels } from './language-model.module';
export type { BreakerState } from './model-breaker';
export { ModelFailure, type ModelFailureReason } from './model-failure';
export { ModelBreakerChanged, type Provider } from './provider';
export { pauseBeforeRetry } from './retry';
