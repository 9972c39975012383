import { posix } from 'node:path';
import type { DistFiles } from './dist-files';

const builtIn =
  'page|view|text|image|button|input|textarea|scroll-view|swiper|swiper-item|icon|form|label|navigator|video|canvas|' +
  'rich-text|picker|switch|slider|progress|checkbox|radio';
const tagSelector = new RegExp(`(^|[\\s,>+~}{])(${builtIn})(?=[\\s,.:{>+~[#]|$)(?![^{]*})`, 'g');

/** Every WXSS file as CSS, by its path without ending. */
export function compileStyles(files: DistFiles): Record<string, string> {
  return Object.fromEntries(
    files.stems('.wxss').map((path) => [path, toCss(inlineImports(files, `${path}.wxss`, new Set()))]),
  );
}

/** rpx is 1/750 of the screen's width; the host elements of the built-ins are called `wx-<tag>`. */
export function toCss(wxss: string): string {
  return wxss
    .replace(/(-?\d*\.?\d+)rpx/g, (_, count: string) => `calc(var(--rpx)*${count})`)
    .replace(tagSelector, (_, before: string, tag: string) => `${before}wx-${tag}`);
}

function inlineImports(files: DistFiles, path: string, seen: Set<string>): string {
  if (seen.has(path)) return '';
  seen.add(path);
  return files.read(path).replace(/@import\s+["']([^"']+)["'];?/g, (_, target: string) => {
    const folder = target.startsWith('/') ? '' : posix.dirname(path);
    return inlineImports(files, posix.join(folder, target).replace(/^\//, ''), seen);
  });
}
