import { createApp } from './create-app';
import { environment, readSettings, SettingsError } from './config';
import { announce } from './announce';
import { FirstAdmin } from './modules/auth';

async function main(): Promise<void> {
  const settings = readSettings(environment());
  const app = await createApp(settings);
  await app.listen(settings.PORT, settings.HOST);
  announce(settings, await app.getUrl(), app.get(FirstAdmin).generated);
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof SettingsError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
