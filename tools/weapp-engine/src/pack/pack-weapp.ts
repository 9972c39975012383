import { buildSync } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDist, type DistFiles } from './dist-files';
import { wrapModules } from './logic-modules';
import { compileStyles } from './styles';
import { compileTemplates } from './templates';

export interface PackReport {
  /** Complaints of the template compiler, and files that templates ask for and that are not there. */
  problems: string[];
  totalKilobytes: number;
  scriptKilobytes: number;
  templateKilobytes: number;
}

/**
 * Packs a built mini program (the folder that `taro build --type weapp` writes, unchanged) into `index.html` and
 * `bundle.js` in `outDir`: a page on which it runs on glass-easel, WeChat's own component framework.
 *
 * @throws if the folder has no app.json or a script does not parse
 */
export function packWeapp(distDir: string, outDir: string): PackReport {
  const files = readDist(distDir);
  if (!files.paths.includes('app.json')) throw new Error(`No app.json in ${distDir}: not a built mini program`);
  const templates = compileTemplates(files);

  mkdirSync(outDir, { recursive: true });
  const appData = join(outDir, 'app-data.js');
  writeFileSync(
    appData,
    [
      `export const MODULES = ${wrapModules(files)};`,
      `export const JSONS = ${JSON.stringify(jsonFiles(files))};`,
      `export const STYLES = ${JSON.stringify(compileStyles(files))};`,
      `export const TEMPLATES = ${templates.code};`,
      `export const TAG_PROPERTIES = ${JSON.stringify(templates.tagProperties)};`,
      `export const PROBLEMS = ${JSON.stringify(templates.problems)};`,
    ].join('\n'),
  );
  buildSync({
    entryPoints: [resolve(__dirname, '../page/main.ts')],
    bundle: true,
    outfile: join(outDir, 'bundle.js'),
    format: 'iife',
    alias: { 'app-data': resolve(appData) },
    logLevel: 'silent',
  });
  writeFileSync(join(outDir, 'index.html'), html);
  return {
    problems: templates.problems,
    totalKilobytes: files.kilobytes(),
    scriptKilobytes: files.kilobytes('.js'),
    templateKilobytes: files.kilobytes('.wxml'),
  };
}

const html = `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<body></body>
<script src="bundle.js"></script>
`;

function jsonFiles(files: DistFiles): Record<string, unknown> {
  return Object.fromEntries(files.stems('.json').map((path) => [path, JSON.parse(files.read(`${path}.json`))]));
}
