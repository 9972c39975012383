import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../tools/browser/chromium';
import { seriousViolations } from '../../../tools/browser/accessibility';
import { type OpenChat, openChat } from './support/chat-page';
import { eventually } from './support/eventually';
import { type ModelServer, startModelServer } from './support/model-server';
import { type RunningServer, startServer } from '../../../tools/running-server';

let browser: Browser;
let server: RunningServer;
let model: ModelServer;
let chat: OpenChat | undefined;

beforeAll(async () => {
  model = await startModelServer();
  browser = await launchChromium();
  server = await startServer(model.environment);
});

beforeEach(() => {
  // A model with nothing to say: the fallback answers, and offers a person.
  model.pieces = [];
});

afterEach(async () => {
  await chat?.close();
  chat = undefined;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await model?.close();
});

const open = async (options = {}) => (chat = await openChat(browser, server.url, options));
/** Close enough to the demo shop's documents to reach the model, and to no canned answer. */
const FREE_QUESTION = '收到的碗边缘有一点点手工留下的痕迹算不算瑕疵品';

describe('the web chat on the real server', () => {
  it('greets, answers a tapped question with its source, and remembers it', async () => {
    const { page, own, reply } = await open();
    await page.locator('.welcome-question', { hasText: '怎么退货' }).click();
    await reply('7 天').waitFor();
    await page.locator('.source', { hasText: '依据：怎么退货' }).waitFor();
    expect(await own.allTextContents()).toEqual(['怎么退货']);
    const before = await page.locator('.bubble-reply').allTextContents();
    await page.reload();
    await reply('7 天').waitFor();
    expect(await page.locator('.bubble-reply').allTextContents()).toEqual(before);
    expect(await own.allTextContents()).toEqual(['怎么退货']);
  });

  it('shows a written answer while it grows, then the stored one, marked as AI', async () => {
    const { page, ask, reply } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    let release = () => {};
    const held = new Promise<string>((resolve) => (release = () => resolve('属于正常现象，不影响使用。')));
    model.pieces = ['手工制品边缘', '有细微痕迹，', () => held];
    await ask(FREE_QUESTION);
    await page.locator('.caret').waitFor();
    await reply('手工制品边缘').waitFor();
    expect(await page.getByRole('button', { name: '停止回答' }).isVisible()).toBe(true);
    expect(await page.locator('.footer-actions').count()).toBe(0);
    release();
    await reply('不影响使用').waitFor();
    await page.locator('.footer', { hasText: 'AI 生成' }).locator('.footer-actions').waitFor();
    expect(await page.locator('.caret').count()).toBe(0);
    expect(await page.locator('.bubble-reply').count()).toBe(1);
    expect(await page.locator('.announcer').textContent()).toContain('不影响使用');

    await page.getByRole('button', { name: '复制' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await eventually(copied, (text) => text.endsWith('不影响使用。\n（内容由 AI 生成，仅供参考）'));
  });

  it('stops an answer where it is', async () => {
    const { page, ask, reply } = await open();
    model.pieces = ['手工制品边缘', '有细微痕迹，', () => new Promise<string>(() => {})];
    await ask(FREE_QUESTION);
    await reply('手工制品').waitFor();
    await page.getByRole('button', { name: '停止回答' }).click();
    await page.locator('.interrupted').waitFor();
    await page.getByRole('button', { name: '发送', exact: true }).waitFor();
    await page.reload();
    await page.locator('.interrupted').waitFor();
  });

  it('keeps what was chosen from options marked', async () => {
    const { page, ask } = await open();
    await ask('怎么退货');
    const choice = page.locator('.choice:not(.choice-link)').first();
    const label = (await choice.textContent()) ?? '';
    await choice.click();
    await page.locator('.bubble-own', { hasText: label }).waitFor();
    await page.locator('.choice-chosen', { hasText: label }).waitFor();
    await page.locator('.bubble-reply').nth(1).waitFor();
    await page.reload();
    await page.locator('.choice-chosen', { hasText: label }).waitFor();
    expect(await page.locator('.choice-chosen').count()).toBe(1);
  });

  it('sends once, by Enter and tap in the same moment', async () => {
    const { page, field, own, replies } = await open();
    await field.fill('满多少包邮');
    await page.evaluate(() => {
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
      document.querySelector('.field')?.dispatchEvent(enter);
      const button = document.querySelector<HTMLElement>('.composer-button');
      button?.click();
      button?.click();
    });
    await replies.first().waitFor();
    await page.reload();
    await replies.first().waitFor();
    expect(await own.allTextContents()).toEqual(['满多少包邮']);
  });

  it('takes Enter of an input method for the input method', async () => {
    const { page, field, own } = await open();
    await field.fill('ni hao');
    await page.evaluate(() => {
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true });
      document.querySelector('.field')?.dispatchEvent(enter);
    });
    await page.keyboard.press('Shift+Enter');
    expect(await field.inputValue()).toBe('ni hao\n');
    expect(await own.count()).toBe(0);
  });

  it('asks for a person and says what comes of it', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: '转人工' }).click();
    await page.locator('.notice').first().waitFor();
    const text = await page.locator('.notice').first().textContent();
    expect(text).toMatch(/客服/);
  });

  it('keeps a thumb, and asks why it is down', async () => {
    const { page, ask } = await open();
    await ask('满多少包邮');
    await page.getByRole('button', { name: '没帮助' }).click();
    const told = page.waitForResponse((response) => response.url().endsWith('/feedback') && response.ok());
    await page.getByRole('button', { name: '内容有误' }).click();
    await told;
    await page.reload();
    const thumb = page.getByRole('button', { name: '没帮助' });
    await thumb.waitFor();
    expect(await thumb.getAttribute('aria-pressed')).toBe('true');
  });

  it('speaks English to an English browser', async () => {
    const { page } = await open({ locale: 'en-GB' });
    await page.getByRole('button', { name: 'Talk to a person' }).waitFor();
    await page.getByPlaceholder('Write your question').waitFor();
  });

  it.each([
    ['light', 390],
    ['dark', 390],
    ['light', 1280],
  ] as const)('has names, roles and contrast: %s, %d px', async (colorScheme, width) => {
    const { page, ask, reply } = await open({ colorScheme, viewport: { width, height: 800 } });
    await page.locator('.welcome').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await ask('怎么退货');
    await reply('7 天').waitFor();
    await ask('你们老板是谁');
    await page.locator('.person-offer').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('gives everything to press 44 px, by finger', async () => {
    const { page, ask, reply } = await open();
    await ask('怎么退货');
    await reply('7 天').waitFor();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button:not(.rich-link)')].flatMap((button) => {
        const { width, height } = button.getBoundingClientRect();
        return width < 44 || height < 44 ? [`${button.className} ${width}x${height}`] : [];
      }),
    );
    expect(small).toEqual([]);
  });
});
