import { run } from '../command';
import type { SetupLog } from './server';

/** Installs Debian packages; the package lists are fetched only if it fails without. False where that cannot be. */
export async function aptInstall(packages: string[], log: SetupLog): Promise<boolean> {
  if (process.getuid?.() !== 0) {
    log.write('apt-get needs root\n');
    return false;
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], log, env);
  const first = await install();
  if (first.code === 0) return true;
  if (first.code === null) return false;
  await run('apt-get', ['update'], log);
  if ((await install()).code === 0) return true;
  throw new Error(`apt-get install ${packages.join(' ')} failed`);
}
