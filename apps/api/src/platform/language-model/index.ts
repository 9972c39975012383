export {
  LanguageModel,
  ModelFailure,
  type ModelFailureReason,
  type Prompt,
  type PromptPassage,
  type PromptTurn,
} from './language-model';
export { LanguageModelModule, LanguageModels } from './language-model.module';
