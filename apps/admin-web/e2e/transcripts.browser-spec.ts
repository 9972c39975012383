import type { Browser } from 'playwright-core';
import { apiOf } from './support/api-calls';
import { launchChromium } from '../../../tools/browser/chromium';
import { openConsole, type OpenConsole } from './support/console-browser';
import { type RunningServer, startServer } from '../../../tools/running-server';

describe('reading transcripts', () => {
  let server: RunningServer;
  let browser: Browser;
  let staff: OpenConsole;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
    const api = apiOf(server.url);
    await api.ask('有实体店吗', '谢谢');
    await api.ask('怎么退货');
    await api.ask('门店几点开门');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    staff = await openConsole(browser, server.url);
    await staff.logIn();
    await staff.open('/transcripts');
  });
  afterEach(() => staff.close());

  const list = () => staff.page.getByRole('navigation', { name: '会话列表' });
  const transcript = () => staff.page.getByRole('region', { name: /./ });

  it('shows what the customer saw, where the answer came from, and how', async () => {
    const { page } = staff;
    await list()
      .getByRole('link', { name: /有实体店吗/ })
      .click();
    await transcript().getByText('杭州竹影路店').waitFor();
    await transcript().getByText('标准答案', { exact: true }).first().waitFor();

    await transcript().getByRole('button', { name: '过程' }).first().click();
    const trace = page.getByRole('dialog', { name: '这条回答的来历' });
    await trace.getByText('直接回答').waitFor();
    await trace
      .getByText(/\d+ ms/)
      .first()
      .waitFor();
    await trace.getByRole('link', { name: '有实体店吗' }).waitFor();
    await page.keyboard.press('Escape');
    await trace.waitFor({ state: 'hidden' });

    await transcript()
      .getByRole('link', { name: /有实体店吗 · 第 1 版/ })
      .click();
    await page.getByRole('dialog').getByLabel('标准问题').waitFor();
    expect(await page.getByRole('dialog').getByLabel('标准问题').inputValue()).toBe('有实体店吗');
  });

  it('walks through the list with the arrow keys', async () => {
    const { page } = staff;
    await list().getByRole('link').nth(2).waitFor();
    const names = await list().getByRole('link').allInnerTexts();
    for (const name of names.slice(0, 3)) {
      await page.keyboard.press('ArrowDown');
      await transcript()
        .getByRole('heading', { name: name.split('\n')[0], level: 2 })
        .waitFor();
    }
    await page.keyboard.press('ArrowUp');
    await transcript()
      .getByRole('heading', { name: names[1]?.split('\n')[0], level: 2 })
      .waitFor();
  });

  it('keeps filters in the address', async () => {
    const { page } = staff;
    await list().getByRole('link').first().waitFor();
    await page.getByRole('searchbox').fill('退货');
    await list()
      .getByRole('link', { name: /有实体店吗/ })
      .waitFor({ state: 'detached' });
    await page.reload();
    await list()
      .getByRole('link', { name: /怎么退货/ })
      .waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('退货');

    await page.getByRole('searchbox').fill('这句话没有人说过');
    await page.getByText('没有符合条件的会话').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await list()
      .getByRole('link', { name: /有实体店吗/ })
      .waitFor();
  });

  it('shows a new conversation by itself, and holds it back while somebody reads the list', async () => {
    const { page } = staff;
    const api = apiOf(server.url);
    await list().getByRole('link').first().waitFor();
    await page.mouse.move(1000, 40);
    await api.ask('积分怎么用');
    await list()
      .getByRole('link', { name: /积分怎么用/ })
      .waitFor();

    await list().getByRole('link').nth(1).hover();
    await api.ask('怎么开发票');
    await list().getByRole('button', { name: '1 个新会话' }).click();
    await list().getByRole('link').first().getByText('怎么开发票').waitFor();
  });
});
