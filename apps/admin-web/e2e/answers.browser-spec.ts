import type { Browser } from 'playwright-core';
import { apiOf } from './support/api-calls';
import { launchChromium } from '../../../tools/browser/chromium';
import { openConsole, type OpenConsole } from './support/console-browser';
import { type RunningServer, startServer } from '../../../tools/running-server';

describe('canned answers', () => {
  let server: RunningServer;
  let browser: Browser;
  let staff: OpenConsole;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    staff = await openConsole(browser, server.url);
    await staff.logIn();
  });
  afterEach(() => staff.close());

  const list = () => staff.page.getByRole('table', { name: '标准答案列表' });
  const drawer = () => staff.page.getByRole('dialog');
  const search = async (text: string) => {
    await staff.page.keyboard.press('/');
    await staff.page.keyboard.type(text);
  };

  it('finds an answer, edits it and serves the new words to the next customer', async () => {
    const { page } = staff;
    await search('门店几点开门');
    await list().getByRole('link', { name: '门店几点开门' }).click();
    await drawer().getByLabel('答案', { exact: true }).fill('三家门店都是早上十点开门。');
    await drawer().getByLabel('顾客看到的样子').getByText('三家门店都是早上十点开门。').waitFor();
    await drawer().getByRole('button', { name: '发布修改' }).click();
    await page.getByText('已发布，下一次回答就会用到').waitFor();
    await drawer().waitFor({ state: 'hidden' });
    expect(page.url()).toContain('q=');

    const [reply] = await apiOf(server.url).ask('门店几点开门');
    expect(reply?.answer?.text).toBe('三家门店都是早上十点开门。');
  });

  it('creates a draft from pasted wordings, dropping what says the same', async () => {
    const { page } = staff;
    await page.getByRole('button', { name: '新建答案' }).click();
    await drawer().getByLabel('标准问题').fill('可以开宠物发票吗');
    await drawer().getByLabel('答案', { exact: true }).fill('可以。\n在订单页申请。');
    await drawer().locator('#similarQuestions').focus();
    await pasteInto('#similarQuestions', '1. 狗粮能开发票吗\n2. 猫粮能开发票吗？\n猫粮能开发票吗\n可以开宠物发票吗\n');
    await drawer().getByText('已添加 2 个 · 2 个重复，已略过').waitFor();
    await drawer().getByText('2 / 200').waitFor();
    await drawer().getByRole('button', { name: '存为草稿' }).click();
    await page.getByText('草稿已保存').waitFor();

    const row = list().getByRole('row', { name: /可以开宠物发票吗/ });
    await row.getByRole('cell', { name: '草稿', exact: true }).waitFor();
    const saved = await apiOf(server.url).findAnswer('可以开宠物发票吗');
    expect(saved).toMatchObject({ status: 'draft', similarQuestions: ['狗粮能开发票吗', '猫粮能开发票吗？'] });
  });

  it('archives at once and takes it back', async () => {
    const { page } = staff;
    await search('怎么注销账户');
    const row = list().getByRole('row', { name: /怎么注销账户/ });
    await row.hover();
    await row.getByRole('button', { name: '归档: 怎么注销账户' }).click();
    await page.getByText('已归档“怎么注销账户”').waitFor();
    await row.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '撤销' }).click();
    await row.waitFor();
    await row.getByRole('cell', { name: '使用中', exact: true }).waitFor();
  });

  it('asks before an unsaved edit is lost', async () => {
    const { page } = staff;
    await list().getByRole('link').first().click();
    await drawer().getByLabel('标准问题').fill('改了一半的问题');
    await page.goBack();
    const question = page.getByRole('dialog').filter({ hasText: '修改还没有保存' });
    await question.getByRole('button', { name: '继续编辑' }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('标准问题').inputValue()).toBe('改了一半的问题');

    await page.locator('.ant-drawer-close').click();
    await question.getByRole('button', { name: '放弃修改' }).click();
    await page.getByLabel('标准问题').waitFor({ state: 'detached' });
  });

  it('does not overwrite what a colleague saved in the meantime', async () => {
    const api = apiOf(server.url);
    const answer = await api.findAnswer('满多少包邮');
    await staff.open(`/answers/${answer.id}`);
    await drawer().getByLabel('答案', { exact: true }).fill('我的新答案');
    await api.touchAnswer(answer, '（同事补充）');
    await drawer().getByRole('button', { name: '发布修改' }).click();
    await drawer().getByText('这条答案刚刚被他人修改过').waitFor();
    expect(await drawer().getByLabel('答案', { exact: true }).inputValue()).toBe('我的新答案');

    await drawer().getByRole('button', { name: '载入最新内容' }).click();
    await drawer().getByText('（同事补充）').first().waitFor();
  });

  it('shows what the server refuses at the field it is about', async () => {
    await staff.page.getByRole('button', { name: '新建答案' }).click();
    await drawer().getByLabel('标准问题').fill('长'.repeat(201));
    await drawer().getByLabel('答案', { exact: true }).fill('短');
    await drawer().getByRole('button', { name: '发布', exact: true }).click();
    await drawer().getByText('有几处需要修改').waitFor();
    const field = drawer().locator('.ant-form-item', { has: staff.page.locator('#question') });
    await field.locator('.ant-form-item-explain-error').waitFor();
    expect(await drawer().locator('.ant-form-item-explain-error').count()).toBe(1);
  });

  it('lets agents read and says who edits', async () => {
    const agent = await openConsole(browser, server.url);
    await agent.logIn(await apiOf(server.url).makeStaff('reader', 'agent'));
    const { page } = agent;
    expect(await page.getByRole('button', { name: '新建答案' }).isDisabled()).toBe(true);
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByText('你的角色是客服，可以查看').waitFor();
    expect(await page.getByLabel('标准问题').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: /发布/ }).count()).toBe(0);
    await agent.close();
  });

  /** A real paste event, as the browser fires it; the clipboard itself is off limits in a headless browser. */
  async function pasteInto(selector: string, text: string): Promise<void> {
    await staff.page.locator(selector).evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }
});
