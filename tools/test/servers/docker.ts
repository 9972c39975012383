import { run } from '../command';
import type { Found, SetupLog } from './server';

/** Starts a container with one port published on the loopback. Undefined where no Docker daemon answers. */
export async function startContainer(
  image: string,
  port: number,
  options: string[],
  log: SetupLog,
): Promise<(Omit<Found, 'from'> & { port: number }) | undefined> {
  if ((await run('docker', ['info'], log)).code !== 0) return undefined;
  const started = await run('docker', ['run', '-d', '--rm', '-p', `127.0.0.1::${port}`, ...options, image], log);
  if (started.code !== 0) throw new Error(`docker run ${image} failed`);
  // A pull writes before it; the id is the last line.
  const id = started.output.split('\n').at(-1) ?? '';
  const stop = async () => void (await run('docker', ['rm', '-f', id], log));
  const published = await run('docker', ['port', id, `${port}/tcp`], log);
  const mapped = Number(published.output.match(/:(\d+)$/m)?.[1]);
  if (!mapped) {
    await stop();
    throw new Error(`docker gave ${image} no port`);
  }
  return { address: `127.0.0.1:${mapped}`, port: mapped, stop };
}
