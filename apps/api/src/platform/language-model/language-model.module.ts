import { Global, Module } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../config';
import { ExtractiveLanguageModel } from './extractive.language-model';
import type { LanguageModel } from './language-model';
import { OpenAiLanguageModel } from './openai.language-model';

/** The models to ask, in order; the extractive one is always there and never fails for outside reasons. */
export class LanguageModels {
  constructor(
    readonly providers: readonly LanguageModel[],
    readonly extractive: LanguageModel,
  ) {}
}

const createLanguageModels = (settings: Settings) =>
  new LanguageModels(
    settings.MODEL_PROVIDERS.map((provider, position) => new OpenAiLanguageModel(provider, position)),
    new ExtractiveLanguageModel(),
  );

@Global()
@Module({
  providers: [{ provide: LanguageModels, inject: [SettingsToken], useFactory: createLanguageModels }],
  exports: [LanguageModels],
})
export class LanguageModelModule {}
