import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium';
import { type OpenChat, openChat } from './support/chat-page';
import { eventually } from './support/eventually';
import { type FakeServer, startFakeServer } from './support/fake-server';

/** What a healthy server does not do, on the web build: stalls, cuts, refusals, no network. */
let browser: Browser;
let fake: FakeServer;
let chat: OpenChat;

const open = async () => (chat = await openChat(browser, fake.url));

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  fake = await startFakeServer(join(__dirname, '../dist/h5'));
});
afterEach(async () => {
  await chat.close();
  await fake.close();
});
afterAll(() => browser.close());

const fill = (count: number) => {
  for (let index = 1; index <= count; index += 1)
    fake.append({ text: `第 ${index} 条，${'一些文字'.repeat(index % 9)}` });
};
const scrollTop = () => chat.page.evaluate(() => document.querySelector('.scroll-area')?.scrollTop ?? 0);

describe('a bad server or line', () => {
  it('brings the whole answer once after a cut in the middle of it', async () => {
    const { ask, reply, own, replies } = await open();
    fake.script = () => ({ pieces: ['退货', '七天', '以内', '都可以。'], pace: 100, cutAfter: 2 });
    await ask('怎么退货');
    await reply('退货七天').waitFor();
    await reply('退货七天以内都可以。').waitFor();
    expect(await own.count()).toBe(1);
    expect(await replies.count()).toBe(1);
    expect(fake.posted).toHaveLength(1);
  });

  it('shows dots at once, and after eight seconds says so and offers a person', async () => {
    const { page, ask } = await open();
    await page.clock.install();
    fake.script = () => ({ after: new Promise(() => {}) });
    await ask('在吗');
    await page.locator('.bubble-typing').waitFor();
    await page.clock.runFor(7000);
    expect(await page.locator('.long-wait').count()).toBe(0);
    await page.clock.runFor(1500);
    await page.locator('.long-wait', { hasText: '还在为您查找' }).waitFor();
    await page.locator('.long-wait').getByRole('button', { name: '转人工' }).click();
    await page.locator('.queue', { hasText: '前面还有 2 位，约 1 分钟' }).waitFor();
    expect(await page.locator('.bubble-typing').count()).toBe(0);
    await page.getByRole('button', { name: '取消排队' }).click();
    await page.getByRole('button', { name: '转人工' }).waitFor();
  });

  it('keeps a refused message in its place with the reason, and repeats it under its id', async () => {
    const { page, ask, reply } = await open();
    fake.script = () => ({ refuse: { status: 429, code: 'rate_limited', title: '操作过于频繁，请稍后再试' } });
    await ask('满多少包邮');
    await page.locator('.failed', { hasText: '操作过于频繁' }).waitFor();
    fake.script = () => ({ entry: { text: '满 99 元包邮' } });
    await page.getByRole('button', { name: '重试' }).click();
    await reply('满 99').waitFor();
    expect(await page.locator('.failed').count()).toBe(0);
    expect(new Set(fake.posted.map((message) => message.clientMessageId)).size).toBe(1);
  });

  it('says that it is offline, and keeps message and history over a restart', async () => {
    fill(3);
    const { page, context, ask, reply, own } = await open();
    await reply('第 3 条').waitFor();
    await context.setOffline(true);
    await page.locator('.offline').waitFor();
    await ask('还在吗');
    await page.locator('.failed', { hasText: '网络不可用' }).waitFor();
    expect(await reply('第 3 条').isVisible()).toBe(true);
    await page.goto('about:blank');
    await context.setOffline(false);
    await page.goto(fake.url);
    await page.locator('.failed', { hasText: '还在吗' }).waitFor();
    expect(await page.locator('.offline').count()).toBe(0);
    await page.getByRole('button', { name: '重试' }).click();
    await reply('好的').waitFor();
    expect(await own.allTextContents()).toEqual(['还在吗']);
  });

  it('sends by itself what the lost connection kept back', async () => {
    const { page, context, ask, reply } = await open();
    await page.locator('.welcome').waitFor();
    await context.setOffline(true);
    await page.locator('.offline').waitFor();
    await ask('还在吗');
    await page.locator('.failed').waitFor();
    await context.setOffline(false);
    await reply('好的').waitFor();
    expect(fake.posted).toHaveLength(1);
    expect(await page.locator('.failed, .offline').count()).toBe(0);
  });

  it('can be read without a server from what it remembers', async () => {
    fill(3);
    const { page, reply } = await open();
    await reply('第 3 条').waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.reload();
    await reply('第 3 条').waitFor();
    await page.locator('.offline').waitFor();
  });

  it('says that it cannot open, keeps the draft, and opens on retry', async () => {
    const { page, field } = await open();
    await field.fill('写了一半');
    await page.evaluate(() => localStorage.removeItem('zhiyin.history'));
    await page.route('**/api/**', (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.welcome').waitFor();
    expect(await field.inputValue()).toBe('写了一半');
  });
});

describe('a long conversation', () => {
  it('opens at the end, loads older entries on the way up, and stays where one reads', async () => {
    fill(70);
    const { page, reply } = await open();
    await reply('第 70 条').waitFor();
    expect(await page.locator('.bubble-reply').count()).toBe(30);
    const anchor = page.locator('.bubble-reply', { hasText: '第 41 条' });
    await page.evaluate(() => {
      const area = document.querySelector('.scroll-area');
      if (area) area.scrollTop = 60;
    });
    await page.locator('.bubble-reply', { hasText: '第 11 条' }).waitFor({ state: 'attached' });
    const box = await anchor.boundingBox();
    // It was near the upper edge when the older ones came, and must still be there.
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(300);
  });

  it('does not pull a reader down, and offers the way', async () => {
    fill(30);
    const { page, reply } = await open();
    await reply('第 30 条').waitFor();
    await page.evaluate(() => {
      const area = document.querySelector('.scroll-area');
      if (area) area.scrollTop = 400;
    });
    await page.locator('.to-end').waitFor();
    const before = await scrollTop();
    fake.append({ text: '刚刚来的' });
    await page.locator('.to-end-new', { hasText: '新消息' }).waitFor();
    expect(await scrollTop()).toBe(before);
    await page.getByRole('button', { name: '新消息' }).click();
    await reply('刚刚来的').waitFor();
    await page.locator('.to-end').waitFor({ state: 'detached' });
    const shown = await reply('刚刚来的').evaluate(
      (element) => element.getBoundingClientRect().bottom < window.innerHeight,
    );
    expect(shown).toBe(true);
  });

  it('follows a growing answer at the end', async () => {
    fill(20);
    const { page, ask, reply } = await open();
    await reply('第 20 条').waitFor();
    fake.script = () => ({ pieces: Array.from({ length: 40 }, (_, index) => `第 ${index} 行\n`), pace: 20 });
    await ask('写长一点');
    await reply('第 39 行').waitFor();
    await page.locator('.caret').waitFor({ state: 'detached' });
    const rest = () =>
      page.evaluate(() => {
        const area = document.querySelector('.scroll-area');
        return area ? area.scrollHeight - area.scrollTop - area.clientHeight : -1;
      });
    await eventually(rest, (left) => left < 2);
  });

  it('grows the field to five lines, then counts towards the limit', async () => {
    const { field, page } = await open();
    const height = async () => (await field.boundingBox())?.height;
    const one = await height();
    await field.fill('1\n2\n3');
    expect(await height()).toBe(3 * (one ?? 0));
    await field.fill('1\n2\n3\n4\n5\n6\n7');
    expect(await height()).toBe(5 * (one ?? 0));
    await field.fill('字'.repeat(1990));
    await page.locator('.composer-counter', { hasText: '还可输入 10 字' }).waitFor();
    expect(await field.getAttribute('maxlength')).toBe('2000');
  });

  it('draws markup as text and opens only safe links', async () => {
    const text = '<img src=x onerror="window.hacked=1"> [好](https://shop.test/a) [坏](javascript:window.hacked=1)';
    fake.append({ text });
    const { page, reply } = await open();
    await reply('<img src=x').waitFor();
    expect(await page.locator('.rich-link').allTextContents()).toEqual(['好']);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });
});
