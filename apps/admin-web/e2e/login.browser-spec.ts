import type { Browser } from 'playwright-core';
import { apiOf } from './support/api-calls';
import { launchChromium } from '../../../tools/browser/chromium';
import { openConsole, type OpenConsole } from './support/console-browser';
import { ADMIN, type RunningServer, startServer } from '../../../tools/running-server';

describe('signing in', () => {
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
  });
  afterEach(() => staff.close());

  const tryPassword = async (username: string, password: string) => {
    await staff.page.getByLabel('用户名').fill(username);
    await staff.page.getByLabel('密码', { exact: true }).fill(password);
    await staff.page.getByRole('button', { name: '登录' }).click();
  };

  it('says that the password is wrong, keeps the name, and lets the right one in', async () => {
    const { page } = staff;
    await staff.open('/answers');
    await tryPassword(ADMIN.username, 'not-the-password');
    await page.getByRole('alert').getByText('用户名或密码不正确').waitFor();
    expect(await page.getByLabel('用户名').inputValue()).toBe(ADMIN.username);

    await tryPassword(ADMIN.username, ADMIN.password);
    await page.getByRole('table', { name: '标准答案列表' }).getByRole('link').first().waitFor();
  });

  it('leads back to the page that asked for a session, with its filters', async () => {
    const { page } = staff;
    await staff.open('/transcripts?state=closed');
    await page.getByRole('button', { name: '登录' }).waitFor();
    await tryPassword(ADMIN.username, ADMIN.password);
    await page.getByRole('heading', { name: '会话记录', level: 1 }).waitFor();
    expect(page.url()).toContain('#/transcripts?state=closed');
  });

  it('tells how long a locked account has to wait', async () => {
    await apiOf(server.url).makeStaff('forgetful', 'agent');
    await staff.open('/login');
    const alert = staff.page.getByRole('alert');
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const answered = staff.page.waitForResponse('**/admin/auth/login');
      await tryPassword('forgetful', `wrong-password-${attempt}`);
      await answered;
    }
    await alert.getByText('登录失败次数过多').waitFor();
    await alert.getByText(/请在 .* (秒|分钟)后再试/).waitFor();
  });

  it('stays signed in after a reload and in a second tab, and signs both out together', async () => {
    const { page } = staff;
    await staff.logIn();
    await page.reload();
    await page.getByRole('table').getByRole('link').first().waitFor();

    const second = await page.context().newPage();
    await second.goto(`${server.url}/admin/#/documents`);
    await second.getByRole('table', { name: '文档列表' }).getByRole('link').first().waitFor();

    // A menu in a tab that nobody sees is not drawn, and cannot be clicked.
    await page.bringToFront();
    await page.getByRole('button', { name: '账户 admin' }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('button', { name: '登录' }).waitFor();
    await second.getByRole('button', { name: '登录' }).waitFor();
  });

  it('remembers theme and language', async () => {
    const { page } = staff;
    await staff.logIn();
    await page.getByRole('button', { name: '外观:' }).click();
    await page.getByRole('menuitem', { name: '深色' }).click();
    await page.locator('html[data-theme=dark]').waitFor();
    // The menu that closes lies where the next one opens.
    await page.getByRole('menuitem', { name: '深色' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '语言:' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Canned answers', level: 1 }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Canned answers', level: 1 }).waitFor();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    expect(await page.evaluate('document.documentElement.lang')).toBe('en-US');
  });
});
