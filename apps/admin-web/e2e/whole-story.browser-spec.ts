import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium';
import { openConsole } from './support/console-browser';
import { type RunningServer, startServer } from '../../../tools/running-server';

/** The two front ends and the real server together, as a shop's first hour goes. */
describe('a shop’s first hour', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('a customer asks, staff change that answer, the customer hears the new one, and both stand in the transcript', async () => {
    const customer = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    await customer.goto(`${server.url}/`);
    const ask = async (text: string) => {
      await customer.locator('.field').fill(text);
      await customer.keyboard.press('Enter');
    };
    await ask('怎么退货');
    await customer.locator('.bubble-reply', { hasText: '7 天' }).waitFor();
    await customer.getByText('依据：怎么退货').first().waitFor();

    const staff = await openConsole(browser, server.url);
    await staff.logIn();
    const { page } = staff;
    await page.keyboard.press('/');
    await page.keyboard.type('怎么退货');
    await page
      .getByRole('table', { name: '标准答案列表' })
      .getByRole('link', { name: '怎么退货', exact: true })
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('答案', { exact: true }).fill('签收后 10 天内都可以退货，我们承担来回运费。');
    await drawer.getByRole('button', { name: '发布修改' }).click();
    await page.getByText('已发布，下一次回答就会用到').waitFor();

    await ask('怎么退货');
    await customer.locator('.bubble-reply', { hasText: '签收后 10 天内' }).waitFor();
    expect(await customer.locator('.bubble-own').count()).toBe(2);

    await staff.open('/transcripts');
    await page
      .getByRole('navigation', { name: '会话列表' })
      .getByRole('link', { name: /怎么退货/ })
      .click();
    const transcript = page.getByRole('region', { name: /./ });
    await transcript.getByText('7 天').first().waitFor();
    await transcript.getByText('签收后 10 天内都可以退货').waitFor();
    await staff.close();
    await customer.close();
  });
});
