/** `npm start`: builds what is stale, then runs the API, which serves both front ends. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  stop(`需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。Zhiyin needs Node.js 20.19 or newer.`);
}
if (!existsSync(join(root, 'node_modules', '@swc', 'core'))) {
  stop('请先运行 npm ci。The dependencies are not installed: run `npm ci` first.');
}
const { build } = await import('./build.mjs');
if (!(await build(undefined, { quiet: true }))) stop('构建失败，原因见上。The build failed, see above.');

// In this process, not in a child: signals, exit code and terminal are the API's own, and nothing stands between.
process.chdir(root);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(root, 'dist/apps/api/src/main.js')).href);

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
