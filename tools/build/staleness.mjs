import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders and files that no build reads: results, dependencies, tests. */
const ignored = /^(dist|node_modules|e2e|\.DS_Store)$|\.(spec|test)\.tsx?$/;

/**
 * A fingerprint of everything that decides a part's result. Content, not times: `git clone`, `git checkout` and a
 * copied build cache all keep what is still right.
 *
 * @param {string} root
 * @param {import('./parts.mjs').Part} part
 */
export function fingerprint(root, part) {
  const hash = createHash('sha256');
  for (const source of part.sources) addPath(hash, root, source);
  // Front ends take settings into the bundle (addresses, titles) from variables with these prefixes.
  for (const name of Object.keys(process.env).sort()) {
    if (/^(VITE|TARO_APP)_/.test(name)) hash.update(`${name}=${process.env[name]}\0`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {import('./parts.mjs').Part} part
 * @param {string} print
 */
export function isFresh(root, part, print) {
  const file = stampFile(root, part);
  return existsSync(join(root, part.output)) && existsSync(file) && readFileSync(file, 'utf8') === print;
}

/**
 * Called before a build starts (print undefined: a build that is cut off must not look finished) and after it.
 *
 * @param {string} root
 * @param {import('./parts.mjs').Part} part
 * @param {string} [print]
 */
export function stamp(root, part, print) {
  const file = stampFile(root, part);
  if (print === undefined) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, print);
}

const stampFile = (root, part) => join(root, '.build', `${part.name}.hash`);

function addPath(hash, root, path) {
  const full = join(root, path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isFile()) {
    hash.update(`${path}\0${found.size}\0`).update(readFileSync(full));
    return;
  }
  for (const name of readdirSync(full).sort()) {
    if (!ignored.test(name)) addPath(hash, root, `${path}/${name}`);
  }
}
