import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../config';

/**
 * A secret from the configuration or, outside production, one made on first use and kept in DATA_DIR with access for
 * the owner alone. (In production the settings refuse to start without it.)
 */
export function keptSecret(
  settings: Settings,
  name: string,
  configured: string | undefined,
  make: () => string,
): string {
  if (configured !== undefined) return configured;
  const file = join(settings.DATA_DIR, name);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(settings.DATA_DIR, { recursive: true });
  const made = make();
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}

export const randomSecret = () => randomBytes(32).toString('base64');
