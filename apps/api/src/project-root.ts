import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with nest-cli.json, from the sources and from dist/ alike. */
export function projectRoot(from = __dirname): string {
  if (existsSync(join(from, 'nest-cli.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('nest-cli.json not found above the program');
  return projectRoot(parent);
}
