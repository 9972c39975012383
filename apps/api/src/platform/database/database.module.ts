import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { databaseFile, type Settings, SettingsToken } from '../../config';
import { dataSourceOptions } from './data-source.options';
import { openWriteDoor, WriteDoor } from './write-door';

/** Repositories read through the injected DataSource; every change goes through the WriteDoor. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [SettingsToken],
      useFactory: (settings: Settings) => ({
        ...dataSourceOptions({ url: settings.DATABASE_URL, file: databaseFile(settings) }),
        autoLoadEntities: true,
        retryAttempts: 5,
        retryDelay: 1_000,
      }),
    }),
  ],
  providers: [
    { provide: WriteDoor, inject: [getDataSourceToken()], useFactory: (reader: DataSource) => openWriteDoor(reader) },
  ],
  exports: [WriteDoor],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(WriteDoor) private readonly door: WriteDoor) {}

  async onApplicationShutdown(): Promise<void> {
    await this.door.close();
  }
}
