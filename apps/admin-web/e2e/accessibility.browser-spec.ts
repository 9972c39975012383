import type { Browser } from 'playwright-core';
import { apiOf } from './support/api-calls';
import { launchChromium, openConsole, type OpenConsole, seriousViolations } from './support/console-browser';
import { type RunningServer, startServer } from './support/running-server';

/** Each screen with what must stand on it before it is looked at. */
const SCREENS: [name: string, path: string, ready: string, open?: string][] = [
  ['the list of answers', '/answers', 'table a'],
  ['an empty search', '/answers?q=zzzzzz', 'main h2'],
  ['a tried question', '/answers?try=怎么退货', 'ol a'],
  ['the editor', '/answers/new', '#question'],
  ['an answer', '/answers', '#question', 'table a'],
  ['the list of transcripts', '/transcripts', 'nav li a[id]'],
  ['a transcript', '/transcripts', 'ol[data-scrolls] li', 'nav li a[id]'],
  ['the documents', '/documents', 'table a'],
  ['the passages of a document', '/documents', '.ant-drawer-body li', 'table a'],
  ['a missing page', '/nowhere', 'main h2'],
];

describe.each([
  ['light, on a desk', 'light', 1440, 900],
  ['dark, on a phone', 'dark', 390, 844],
] as const)('accessibility: %s', (_name, colorScheme, width, height) => {
  let server: RunningServer;
  let browser: Browser;
  let staff: OpenConsole;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
    await apiOf(server.url).ask('有实体店吗', '怎么退货');
    staff = await openConsole(browser, server.url, { colorScheme, viewport: { width, height } });
  });
  afterAll(async () => {
    await staff?.close();
    await browser?.close();
    await server?.stop();
  });

  it('has no serious violation on the login page', async () => {
    await staff.open('/login');
    await staff.page.getByRole('button', { name: '登录' }).waitFor();
    expect(await seriousViolations(staff.page)).toEqual([]);
    await staff.logIn();
  });

  it.each(SCREENS)('has no serious violation on %s', async (_screen, path, ready, open) => {
    const { page } = staff;
    // Another hash alone would not load the page anew, and a drawer might stay open.
    await page.goto('about:blank');
    await staff.open(path);
    if (open) await page.locator(open).first().click();
    await page.locator(ready).first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});
