import type { Browser, BrowserContextOptions } from 'playwright-core';

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
