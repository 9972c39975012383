export { Admission, type Slot } from './admission';
export type { Prompt, PromptTurn } from './language-model';
export { LanguageModelModule } from './language-model.module';
export { LanguageModels } from './language-models';
export { ModelFailure, type ModelFailureReason } from './model-failure';
export { ModelBreakerChanged, type Provider } from './provider';
export { promptTokens } from './prompt-window';
export { pauseBeforeRetry } from './retry';
export type { Place } from './waiting-room';
