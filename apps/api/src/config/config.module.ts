import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type Settings, SettingsToken } from './settings';

/** Makes the validated settings injectable everywhere: `@Inject(SettingsToken) settings: Settings`. */
@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: SettingsToken, useValue: settings }],
      exports: [SettingsToken],
    };
  }
}
