import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../config';
import { AppEvents } from '../events';
import { Admission } from './admission';
import { ExtractiveLanguageModel } from './extractive.language-model';
import { LanguageModels } from './language-models';
import { OpenAiLanguageModel } from './openai.language-model';
import { ModelBreakerChanged, Provider } from './provider';

const createLanguageModels = (settings: Settings, events: AppEvents) =>
  new LanguageModels(
    settings.MODEL_PROVIDERS.map(
      (provider, position) =>
        new Provider(new OpenAiLanguageModel(provider, position), provider, (event) => events.emit(event)),
    ),
    new ExtractiveLanguageModel(),
  );

@Global()
@Module({
  providers: [
    { provide: LanguageModels, inject: [SettingsToken, AppEvents], useFactory: createLanguageModels },
    Admission,
  ],
  exports: [Admission, LanguageModels],
})
export class LanguageModelModule implements OnApplicationBootstrap {
  constructor(
    private readonly models: LanguageModels,
    private readonly events: AppEvents,
  ) {}

  /** Told once all listeners are there: a gauge that begins with the first fault would hide a healthy provider. */
  onApplicationBootstrap(): void {
    for (const { name, breaker } of this.models.providers)
      this.events.emit(new ModelBreakerChanged({ provider: name, state: breaker.state }));
  }
}
