export { environment } from './environment';
export { ConfigModule } from './config.module';
export { parseRedisAddress } from './redis-address';
export { databaseFile, readSettings, type Settings, SettingsError, SettingsToken } from './settings';
export type { ModelProvider } from './settings.schema';
