import type { DistFiles } from './dist-files';

/**
 * Globals that a browser has and WeChat's logic layer has not. Code that reaches for one of them works in the
 * developer tools and fails on the phone; here it finds `undefined`, as on the phone.
 */
const missingOnThePhone = [
  ...['window', 'document', 'navigator', 'location', 'history', 'parent', 'top', 'self', 'frames', 'alert'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'crypto', 'performance', 'structuredClone', 'globalThis'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'FormData', 'Blob', 'File', 'FileReader', 'Headers'],
  ...['Request', 'Response', 'ReadableStream', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams'],
  ...['AbortController', 'AbortSignal', 'EventTarget', 'CustomEvent', 'MutationObserver', 'IntersectionObserver'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'queueMicrotask', 'atob', 'btoa', 'Worker'],
];

/** What the logic layer has instead; looked up at call time, because the engine swaps the constructors per page. */
const given = `
  var wx = host.wx, App = host.App, getApp = host.getApp, getCurrentPages = host.getCurrentPages, console = host.console;
  var Page = function (definition) { return host.Page(definition); };
  var Component = function (definition) { return host.Component(definition); };
  var Behavior = function (definition) { return host.Behavior(definition); };`;

/**
 * A JavaScript object literal: path → `(host) => (require, module, exports) => void`. Two functions, so that a
 * file may declare a name that the phone lacks without a clash.
 */
export function wrapModules(files: DistFiles): string {
  const entries = files.stems('.js').map(
    (path) => `${JSON.stringify(path)}: function (host, ${missingOnThePhone.join(', ')}) {${given}
  return function (require, module, exports) {\n${files.read(`${path}.js`)}\n};
}`,
  );
  return `{\n${entries.join(',\n')}\n}`;
}
