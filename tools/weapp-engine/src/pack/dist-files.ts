import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a built mini program, by their path inside it, `/` between folders. */
export interface DistFiles {
  paths: string[];
  read(path: string): string;
  /** Paths with this ending, the ending cut off: how WeChat names templates, styles, scripts and modules. */
  stems(ending: string): string[];
  kilobytes(ending?: string): number;
}

export function readDist(dist: string): DistFiles {
  const paths = walk(dist, '');
  const withEnding = (ending: string) => paths.filter((path) => path.endsWith(ending));
  return {
    paths,
    read: (path) => readFileSync(join(dist, path), 'utf8'),
    stems: (ending) => withEnding(ending).map((path) => path.slice(0, -ending.length)),
    kilobytes: (ending = '') => {
      const bytes = withEnding(ending).reduce((sum, path) => sum + statSync(join(dist, path)).size, 0);
      return Math.round(bytes / 1024);
    },
  };
}

function walk(dist: string, folder: string): string[] {
  return readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(dist, `${folder}${entry.name}/`) : [folder + entry.name],
  );
}
