import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium';
import { openConsole, type OpenConsole } from './support/console-browser';
import { type RunningServer, startServer } from '../../../tools/running-server';

describe('trying a question', () => {
  let server: RunningServer;
  let browser: Browser;
  let staff: OpenConsole;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
    staff = await openConsole(browser, server.url);
    await staff.logIn();
  });
  afterAll(async () => {
    await staff?.close();
    await browser?.close();
    await server?.stop();
  });

  const panel = () => staff.page.getByRole('complementary', { name: '试一试' });
  const ask = async (text: string) => {
    await panel().getByRole('textbox').fill(text);
    await panel().getByRole('button', { name: '试问' }).click();
  };

  it('explains an exact answer, and opens the entry behind it', async () => {
    const { page } = staff;
    await page.getByRole('button', { name: '试一试' }).click();
    await ask('门店营业时间');
    await panel().getByText('与问法“门店营业时间”完全一致，直接回答。').waitFor();
    await panel().getByText('采用').waitFor();
    await panel().getByRole('listitem').first().getByRole('link').click();
    expect(await page.getByRole('dialog').getByLabel('标准问题').inputValue()).toBe('门店几点开门');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('says when nothing fits, and starts an answer from the question', async () => {
    const { page } = staff;
    await ask('量子纠缠的哥本哈根诠释');
    await panel().getByText('没有匹配').waitFor();
    await panel().getByRole('link', { name: '用这句话新建答案' }).click();
    expect(await page.getByRole('dialog').getByLabel('标准问题').inputValue()).toBe('量子纠缠的哥本哈根诠释');
    await page.goBack();
    await page.getByRole('button', { name: '放弃修改' }).click();
  });

  it('can be shared: the address holds the question', async () => {
    const { page } = staff;
    await ask('有实体店吗');
    await panel()
      .getByText(/完全一致/)
      .waitFor();
    await page.reload();
    await panel().getByText('与问法“有实体店吗”完全一致，直接回答。').waitFor();
  });
});
