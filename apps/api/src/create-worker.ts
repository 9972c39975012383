import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { maskPersonalData } from '@zhiyin/text';
import { AppModule } from './app.module';
import { type Settings, SettingsError } from './config';
import { AppLogger, createLogger } from './platform/logging';

/**
 * The same modules without customers' HTTP: handles jobs and looks for turns that nobody answers any more.
 * @throws SettingsError without MySQL and Redis: beside an embedded server there is nothing it could share.
 */
export async function createWorker(settings: Settings): Promise<INestApplicationContext> {
  const missing = (['DATABASE_URL', 'REDIS_URL'] as const).filter((name) => settings[name] === undefined);
  if (missing.length > 0)
    throw new SettingsError(
      missing.map((name) => `${name}: is required by the worker; without it the server does the worker's part itself`),
    );
  const mask = (text: string) => maskPersonalData(text);
  const worker = await NestFactory.createApplicationContext(AppModule.with(settings), {
    logger: new AppLogger(createLogger(settings.LOG_LEVEL, mask), mask),
    abortOnError: false,
  });
  worker.enableShutdownHooks();
  return worker;
}
