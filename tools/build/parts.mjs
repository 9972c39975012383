/**
 * What can be built: from which sources, into what, by which command. Paths are relative to the repository's root.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string[]} sources files and folders whose content decides whether the part is stale
 * @property {string} entry the source without which there is nothing to build
 * @property {string} output the file that a finished build must have left
 * @property {string} [clears] folder emptied before the build, so that no deleted source lives on in it
 * @property {string} cwd where the command runs
 * @property {[string, ...string[]]} bin the npm package of the tool, its script, and the arguments
 * @property {Record<string, string>} [env]
 */

/** Whatever these hold goes into every part: versions of the tools, and how they are called. */
const shared = ['package-lock.json', 'tsconfig.base.json', 'tools/build/parts.mjs'];
const libs = ['libs/contracts/src', 'libs/text/src', 'libs/api-client/src'];
const apiLibs = ['libs/contracts/src', 'libs/text/src'];

const taro = (/** @type {'h5' | 'weapp'} */ type, /** @type {string} */ output) => ({
  name: type,
  sources: [...shared, ...libs, 'apps/miniprogram'],
  entry: 'apps/miniprogram/src/app.config.ts',
  output: `apps/miniprogram/dist/${type}/${output}`,
  clears: `apps/miniprogram/dist/${type}`,
  cwd: 'apps/miniprogram',
  bin: ['@tarojs/cli', 'bin/taro', 'build', '--type', type],
  // CI: a plain log instead of a progress bar, which would fill the report of a failed build.
  env: { NODE_ENV: 'production', CI: 'true' },
});

/** @type {Part[]} */
export const parts = [
  {
    name: 'api',
    sources: [...shared, ...apiLibs, '.swcrc', 'ormconfig.ts', 'apps/api/src'],
    entry: 'apps/api/src/main.ts',
    output: 'dist/apps/api/src/main.js',
    clears: 'dist',
    cwd: '.',
    // --copy-files: JSON and Markdown beside the code (demo shop, prompts) are read at run time from the same place.
    bin: ['@swc/cli', 'bin/swc.js', 'apps/api/src', ...apiLibs, 'ormconfig.ts', '-d', 'dist', '--copy-files'],
  },
  {
    name: 'admin',
    sources: [...shared, ...libs, 'apps/admin-web'],
    entry: 'apps/admin-web/index.html',
    output: 'apps/admin-web/dist/index.html',
    cwd: 'apps/admin-web',
    bin: ['vite', 'bin/vite.js', 'build'],
    env: { NODE_ENV: 'production' },
  },
  taro('h5', 'index.html'),
  taro('weapp', 'app.json'),
];

export const defaultParts = ['api', 'admin', 'h5'];
