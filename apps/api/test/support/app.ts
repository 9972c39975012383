import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { readSettings } from '../../src/config';
import { createApp } from '../../src/create-app';
import { type Backend, createBackend } from './backend';
import { HttpClient } from './http-client';

export const ADMIN_PASSWORD = 'correct-horse-battery';

export interface TestApp {
  app: NestFastifyApplication;
  url: string;
  http: HttpClient;
  backend: Backend;
  close(): Promise<void>;
}

/**
 * The real application on a free port, on a database of its own. Limits are off and the demo shop is not seeded
 * unless asked for. Give `backend` to start a second replica (or the same one again) on the same data.
 */
export async function startApp(
  environment: Record<string, string> = {},
  shared?: Backend,
  logTo?: DestinationStream,
): Promise<TestApp> {
  const backend = shared ?? (await createBackend());
  const settings = readSettings({
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    DEMO: 'false',
    ADMIN_PASSWORD,
    RATE_LIMIT_CUSTOMER: '0',
    RATE_LIMIT_ADDRESS: '0',
    RATE_LIMIT_LOGIN: '0',
    ...backend.environment,
    ...environment,
  });
  const app = await createApp(settings, logTo);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    url,
    http: new HttpClient(url),
    backend,
    close: async () => {
      await app.close();
      if (!shared) await backend.drop();
    },
  };
}
