import type { Root } from 'glass-easel-miniprogram-adapter';
import { JSONS } from 'app-data';
import type { PageInstance } from './app-types';
import { backend, codeSpace } from './engine';
import { registerComponent } from './logic';
import { pages, topPage } from './open-pages';
import { folderOf, joinPath, parsePageUrl } from './paths';
import { records } from './records';
import { auditSetData } from './set-data';

/** WeChat keeps at most ten pages open. */
const deepest = 10;
const frames: { root: Root; frame: HTMLElement }[] = [];

/** Each method takes the URL as `wx.navigateTo` and its sisters do, and throws `{ errMsg }` as they fail. */
export const router = {
  navigateTo(url: string): void {
    if (pages.length >= deepest) throw failure('navigateTo:fail webview count limit exceed');
    open(url);
  },
  redirectTo(url: string): void {
    close();
    open(url);
  },
  reLaunch(url: string): void {
    while (pages.length) close();
    open(url);
  },
  navigateBack(delta = 1): void {
    for (let left = delta; left > 0 && pages.length > 1; left -= 1) close();
    const top = frames.at(-1);
    if (top) top.frame.style.display = '';
    topPage().onShow?.();
  },
};

function open(url: string): void {
  const { path: given, query } = parsePageUrl(url);
  const path = resolvePage(given);
  registerComponent(path, 'page');

  const { frame, placeholder } = makeFrame(path);
  const root = backend.createRoot('wx-page-root', codeSpace, path);
  const page = root.get() as unknown as PageInstance;
  page.route = path;
  page.options = query;
  // Taro tells the instances of one page apart by this name.
  page.__wxExparserNodeId__ = `p${pages.length}`;
  auditSetData(page);

  hideTop();
  pages.push(page);
  frames.push({ root, frame });
  noteRoutes();
  page.onLoad?.(query);
  root.attach(frame as never, placeholder as never);
  page.onShow?.();
  requestAnimationFrame(() => page.onReady?.());
}

function close(): void {
  const page = pages.pop();
  const top = frames.pop();
  page?.onUnload?.();
  top?.root.release();
  top?.frame.remove();
  noteRoutes();
}

function hideTop(): void {
  const frame = frames.at(-1)?.frame;
  if (!frame) return;
  pages.at(-1)?.onHide?.();
  frame.style.display = 'none';
}

/** Paths may be absolute or relative to the page on top. */
function resolvePage(given: string): string {
  const { app } = JSONS;
  const inPackages = (app.subPackages ?? app.subpackages ?? []).flatMap(({ root, pages: own }) =>
    own.map((page) => joinPath(root, page)),
  );
  const known = [...app.pages, ...inPackages];
  const relative = joinPath(folderOf(pages.at(-1)?.route ?? ''), given);
  const path = [given, relative].find((candidate) => known.includes(candidate));
  if (path === undefined) throw failure(`navigateTo:fail page "${given}" is not found`);
  return path;
}

function makeFrame(path: string): { frame: HTMLElement; placeholder: HTMLElement } {
  const frame = document.createElement('wx-page');
  frame.dataset.route = path;
  const placeholder = document.createElement('div');
  frame.append(placeholder);
  document.body.append(frame);
  return { frame, placeholder };
}

function noteRoutes(): void {
  records.routes = pages.map((page) => page.route);
}

const failure = (errMsg: string) => ({ errMsg });
