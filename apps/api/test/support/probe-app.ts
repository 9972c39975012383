import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module';
import { readSettings } from '../../src/config';
import { ProblemFilter } from '../../src/platform/http';
import { ADMIN_PASSWORD } from './app';
import { type Backend, createBackend } from './backend';
import { HttpClient } from './http-client';

export interface ProbeApp {
  app: NestFastifyApplication;
  http: HttpClient;
  close(): Promise<void>;
}

class ProbeModule {}

/** The real application with extra routes: for guards, whose work shows only on routes made for it. */
export async function startProbeApp(
  controllers: Type[],
  environment: Record<string, string> = {},
  shared?: Backend,
): Promise<ProbeApp> {
  const backend = shared ?? (await createBackend());
  const settings = readSettings({
    NODE_ENV: 'test',
    DEMO: 'false',
    ADMIN_PASSWORD,
    ...backend.environment,
    ...environment,
  });
  const root = { module: ProbeModule, imports: [AppModule.with(settings)], controllers };
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter({ trustProxy: true }), {
    logger: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  app.setGlobalPrefix('api/v1');
  await app.listen(0, '127.0.0.1');
  return {
    app,
    http: new HttpClient(await app.getUrl()),
    close: async () => {
      await app.close();
      if (!shared) await backend.drop();
    },
  };
}
