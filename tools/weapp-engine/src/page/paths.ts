/** `pages/chat/index` → `pages/chat`. */
export const folderOf = (path: string) => path.split('/').slice(0, -1).join('/');

/** Resolves `.` and `..`; a leading slash means the root of the mini program. Never starts with a slash. */
export function joinPath(folder: string, relative: string): string {
  const parts = relative.startsWith('/') || !folder ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Splits a page URL. WeChat decodes the names but leaves the values as they came. */
export function parsePageUrl(url: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?');
  const query: Record<string, string> = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    query[decodeURIComponent(name)] = value.join('=');
  }
  return { path: path.replace(/^\//, ''), query };
}
