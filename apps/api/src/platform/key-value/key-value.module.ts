import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../config';
import { KeyValueStore } from './key-value.store';
import { MemoryKeyValueStore } from './memory.key-value';
import { RedisKeyValueStore } from './redis.key-value';

function createKeyValueStore(settings: Settings): KeyValueStore {
  if (!settings.REDIS_URL) return new MemoryKeyValueStore();
  const logger = new Logger('Redis');
  return new RedisKeyValueStore(settings.REDIS_URL, 'zhiyin:', (error) => logger.warn(error.message));
}

@Global()
@Module({
  providers: [{ provide: KeyValueStore, inject: [SettingsToken], useFactory: createKeyValueStore }],
  exports: [KeyValueStore],
})
export class KeyValueModule implements OnApplicationShutdown {
  constructor(@Inject(KeyValueStore) private readonly store: KeyValueStore) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
