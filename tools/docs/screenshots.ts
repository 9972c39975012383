import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { ADMIN, startServer } from '../running-server';

const IMAGES = join(__dirname, '../../docs/images');

/** Makes the pictures of the README from the built program: `npm run build && npm run screenshots`. */
async function main(): Promise<void> {
  const server = await startServer();
  const browser = await launchChromium();
  try {
    await chat(browser, server.url);
    await consoleScreens(browser, server.url);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function chat(browser: Browser, origin: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      viewport: { width: 960, height: 720 },
      colorScheme,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    await page.goto(origin);
    for (const [question, answer] of [
      ['怎么退货', '7 天'],
      ['没有电梯，书架搬到五楼要加多少钱', '楼'],
    ] as const) {
      await page.locator('.field').fill(question);
      await page.keyboard.press('Enter');
      await page.locator('.bubble-reply', { hasText: answer }).last().waitFor();
    }
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(IMAGES, colorScheme === 'light' ? 'chat.png' : 'chat-dark.png') });
    await page.close();
  }
}

async function consoleScreens(browser: Browser, origin: string): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  await page.goto(`${origin}/admin/`);
  await page.getByLabel('用户名').fill(ADMIN.username);
  await page.getByLabel('密码', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('table', { name: '标准答案列表' }).getByRole('row').nth(3).waitFor();
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(IMAGES, 'console.png') });
  await page.goto(`${origin}/admin/#/transcripts`);
  await page.getByRole('navigation', { name: '会话列表' }).getByRole('link').first().click();
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(IMAGES, 'transcript.png') });
  await page.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
