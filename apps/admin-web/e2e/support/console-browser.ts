import type { Browser, BrowserContextOptions } from 'playwright-core';
import { ADMIN } from '../../../../tools/running-server';

/** A browser of its own: nobody is signed in, nothing is remembered. A script error fails the test at `close`. */
export async function openConsole(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  // Below jest's limit, so that a failure names the step that was waited for.
  page.setDefaultTimeout(12_000);
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));

  const open = (path: string) => page.goto(`${url}/admin/#${path}`);
  return {
    page,
    open,
    async logIn({ username, password } = ADMIN) {
      await open('/login');
      await page.getByLabel('用户名').fill(username);
      await page.getByLabel('密码', { exact: true }).fill(password);
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('heading', { name: '标准答案', level: 1 }).waitFor();
    },
    async close() {
      await context.close();
      expect(failures).toEqual([]);
    },
  };
}

export type OpenConsole = Awaited<ReturnType<typeof openConsole>>;
