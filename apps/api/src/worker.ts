import { Logger } from '@nestjs/common';
import { adapterLine } from './announce';
import { environment, readSettings, SettingsError } from './config';
import { createWorker } from './create-worker';

async function main(): Promise<void> {
  const settings = readSettings(environment());
  await createWorker(settings);
  new Logger('Zhiyin').log(`worker is ready: ${adapterLine(settings)}`);
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof SettingsError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
