import { JSONS, MODULES } from 'app-data';
import type { AppDefinition, CommonJsModule, LogicHost } from './app-types';
import { codeSpace } from './engine';
import { pages } from './open-pages';
import { folderOf, joinPath } from './paths';
import { logicConsole } from './records';

/** What the mini program passed to `App()`, on top of methods that do nothing. */
export const app: AppDefinition = {};

const host: LogicHost = {
  wx: {},
  console: logicConsole,
  App: (definition) => void Object.assign(app, definition),
  getApp: () => app,
  getCurrentPages: () => [...pages],
  Page: null,
  Component: null,
  Behavior: null,
};
const loaded = new Map<string, CommonJsModule>();
const registered = new Set<string>();

/** Runs app.js, with `wx` in place. */
export function loadApp(wx: object): void {
  host.wx = wx;
  load('app');
}

/** Registers a page or component with all the components it uses, then runs its script. Once each. */
export function registerComponent(path: string, kind: 'page' | 'component'): void {
  if (registered.has(path)) return;
  registered.add(path);
  const config = JSONS[path] ?? {};
  const named = { ...JSONS.app.usingComponents, ...config.usingComponents };
  const using = Object.entries(named).map(([tag, target]) => [tag, joinPath(folderOf(path), target)] as const);
  codeSpace.addComponentStaticConfig(path, {
    ...config,
    component: kind === 'component',
    usingComponents: Object.fromEntries(using.map(([tag, target]) => [tag, `/${target}`])),
  });
  for (const [, target] of using) registerComponent(target, 'component');
  codeSpace.componentEnv(path, (env) => {
    // The engine keeps what it is given; a script that calls Page() for two pages must not share one object.
    host.Page = (definition) => env.Page({ ...definition } as never);
    host.Component = env.Component as LogicHost['Component'];
    host.Behavior = env.Behavior as LogicHost['Behavior'];
    load(path);
    host.Page = host.Component = host.Behavior = null;
  });
}

function load(path: string): unknown {
  const known = loaded.get(path);
  if (known) return known.exports;
  const wrapped = MODULES[path];
  if (!wrapped) throw new Error(`module not found: ${path}.js`);
  const module: CommonJsModule = { exports: {} };
  loaded.set(path, module);
  const require = (target: string) => load(joinPath(folderOf(path), target.replace(/\.js$/, '')));
  wrapped(host)(require, module, module.exports);
  return module.exports;
}
