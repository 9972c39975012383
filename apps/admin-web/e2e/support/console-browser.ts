import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { ADMIN } from './running-server';

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-sync',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
}

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

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** What axe finds on the page as it is now, serious or worse, readable in a test report. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate<Violation[]>(
    '(async () => (await axe.run(document, { resultTypes: ["violations"] })).violations)()',
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}
