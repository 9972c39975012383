// Runs before the first paint, so that a dark room sees no white flash. A file, not inline: the page's CSP forbids inline scripts.
(function () {
  const { document, matchMedia } = globalThis;
  let theme = null;
  let language = null;
  try {
    theme = globalThis.localStorage.getItem('zhiyin.theme');
    language = globalThis.localStorage.getItem('zhiyin.language');
  } catch {
    // Storage is switched off: the system's theme and Chinese it is.
  }
  const systemDark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = theme === 'dark' || (theme !== 'light' && systemDark) ? 'dark' : 'light';
  document.documentElement.lang = language === 'en-US' ? 'en-US' : 'zh-CN';
})();
