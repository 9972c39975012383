import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

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

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The chat in a browser of its own, as a new customer. A script error fails the test at `close`. */
export async function openChat(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...PHONE, locale: 'zh-CN', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await page.goto(url);
  return {
    page,
    context,
    field: page.locator('.field'),
    replies: page.locator('.bubble-reply'),
    own: page.locator('.bubble-own'),
    async ask(text: string) {
      await page.locator('.field').fill(text);
      await page.keyboard.press('Enter');
    },
    reply: (text: string | RegExp) => page.locator('.bubble-reply', { hasText: text }).last(),
    async close() {
      await context.close();
      expect(failures).toEqual([]);
    },
  };
}

export type OpenChat = Awaited<ReturnType<typeof openChat>>;

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
