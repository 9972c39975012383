import type { Browser } from 'playwright-core';
import { apiOf } from './support/api-calls';
import { launchChromium } from '../../../tools/browser/chromium';
import { seriousViolations } from '../../../tools/browser/accessibility';
import { openConsole, type OpenConsole } from './support/console-browser';
import { type RunningServer, startServer } from '../../../tools/running-server';

/** Each screen with what must stand on it before it is looked at. */
const SCREENS: { screen: string; path: string; ready: string; open?: string }[] = [
  { screen: 'the list of answers', path: '/answers', ready: 'table a' },
  { screen: 'an empty search', path: '/answers?q=zzzzzz', ready: 'main h2' },
  { screen: 'a tried question', path: '/answers?try=怎么退货', ready: 'ol a' },
  { screen: 'the editor', path: '/answers/new', ready: '#question' },
  { screen: 'an answer', path: '/answers', ready: '#question', open: 'table a' },
  { screen: 'the list of transcripts', path: '/transcripts', ready: 'nav li a[id]' },
  { screen: 'a transcript', path: '/transcripts', ready: 'ol[data-scrolls] li', open: 'nav li a[id]' },
  { screen: 'the documents', path: '/documents', ready: 'table a' },
  { screen: 'the passages of a document', path: '/documents', ready: '.ant-drawer-body li', open: 'table a' },
  { screen: 'a missing page', path: '/nowhere', ready: 'main h2' },
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

  it.each(SCREENS)('has no serious violation on $screen', async ({ path, ready, open }) => {
    const { page } = staff;
    // Another hash alone would not load the page anew, and a drawer might stay open.
    await page.goto('about:blank');
    await staff.open(path);
    if (open) await page.locator(open).first().click();
    await page.locator(ready).first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});
