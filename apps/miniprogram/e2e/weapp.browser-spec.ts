import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, openWeapp, packWeapp, type Weapp } from '@zhiyin/weapp-engine';
import type { Browser } from 'playwright-core';
import { eventually } from './support/eventually';
import { type ModelServer, startModelServer } from './support/model-server';
import { type RunningServer, startServer } from '../../../tools/running-server';

const dist = join(__dirname, '../dist/weapp');
/** WeChat allows 2 MB for the main package; ours is to load quickly. */
const PACKAGE_LIMIT = 1_000_000;
const FREE_QUESTION = '收到的碗边缘有一点点手工留下的痕迹算不算瑕疵品';

let browser: Browser;
let server: RunningServer;
let model: ModelServer;
let outDir: string;
let app: Weapp;

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'zhiyin-weapp-'));
  expect(packWeapp(dist, outDir).problems).toEqual([]);
  model = await startModelServer();
  browser = await launchChromium();
  server = await startServer(model.environment);
});

beforeEach(async () => {
  // WeChat's offline stand-in knows one user only: each test brings the tokens of a customer of its own.
  app = await open({ 'zhiyin.tokens': await guestTokens() });
});

afterEach(async () => {
  const { problems } = await app.records();
  await app.close();
  expect(problems).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await model?.close();
  rmSync(outDir, { recursive: true, force: true });
});

const open = (storage: Record<string, unknown>) =>
  openWeapp({ outDir, browser, bridge: { target: server.url }, storage });

async function guestTokens(): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/api/v1/auth/guest`, { method: 'POST', headers, body: '{}' });
  return response.text();
}

async function sendDirectly(tokens: string, text: string): Promise<void> {
  const { accessToken } = JSON.parse(tokens) as { accessToken: string };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
  const body = JSON.stringify({ clientMessageId: randomUUID(), kind: 'text', text });
  await fetch(`${server.url}/api/v1/chat/messages`, { method: 'POST', headers, body });
}

const own = () => app.page.locator('.bubble-own').allTextContents();
const reply = (text: string) => app.page.locator('.bubble-reply', { hasText: text }).last();
const field = () => app.page.locator('.field textarea');

async function ask(text: string): Promise<void> {
  await field().fill(text);
  await app.page.locator('.composer-button:not(.tap-disabled)').tap();
}

describe('the mini program on the real server', () => {
  it('signs in with WeChat, greets, answers a tapped question and clears the field', async () => {
    await app.close();
    app = await open({});
    await app.page.locator('.welcome-question', { hasText: '怎么退货' }).tap();
    await reply('7 天').waitFor();
    await app.page.locator('.source', { hasText: '依据：怎么退货' }).waitFor();
    expect(await app.calls('login')).toHaveLength(1);
    await ask('满多少包邮');
    await app.page.locator('.bubble-own', { hasText: '满多少包邮' }).waitFor();
    expect(await field().inputValue()).toBe('');
    expect((await app.calls('setNavigationBarTitle')).length).toBeGreaterThan(0);
  });

  it('reads a stream cut inside characters and lines, with its last piece after success', async () => {
    Object.assign(app.network, { pieceBytes: [1, 5, 2], lateLastPiece: true });
    model.pieces = ['手工制品边缘', '有细微痕迹，', '属于正常现象🙂。'];
    await ask(FREE_QUESTION);
    await reply('手工制品边缘有细微痕迹，属于正常现象🙂。').waitFor();
    await app.page.locator('.ai-badge', { hasText: 'AI 生成' }).waitFor();
    expect(await app.page.locator('.bubble-reply').count()).toBe(1);
  });

  it('survives the background: what was cut there is there in the end, once', async () => {
    let release = () => {};
    const held = new Promise<string>((resolve) => (release = () => resolve('属于正常现象。')));
    model.pieces = ['手工制品边缘', '有细微痕迹，', () => held];
    await ask(FREE_QUESTION);
    await reply('手工制品').waitFor();
    await app.hide({ suspended: true });
    release();
    await app.show();
    await reply('手工制品边缘有细微痕迹，属于正常现象。').waitFor();
    expect(await own()).toEqual([FREE_QUESTION]);
    expect(await app.page.locator('.bubble-reply').count()).toBe(1);
  });

  it('keeps a message without a network and sends it once when it is back', async () => {
    await app.page.locator('.welcome').waitFor();
    await app.setOnline(false);
    await app.page.locator('.offline').waitFor();
    await ask('满多少包邮');
    await app.page.locator('.failed').waitFor();
    await app.setOnline(true);
    await reply('包邮').waitFor();
    expect(await app.page.locator('.failed').count()).toBe(0);
    expect(await own()).toEqual(['满多少包邮']);
  });

  it('marks a chosen option, and asks for a person', async () => {
    await ask('怎么退货');
    const choice = app.page.locator('.choice:not(.choice-link)').first();
    const label = (await choice.textContent()) ?? '';
    await choice.tap();
    await app.page.locator('.choice-chosen', { hasText: label }).waitFor();
    await app.page.locator('.header-person').tap();
    await app.page.locator('.notice').first().waitFor();
  });

  it('copies with the AI label', async () => {
    model.pieces = ['手工制品边缘有细微痕迹，属于正常现象。'];
    await ask(FREE_QUESTION);
    await app.page.locator('.tool[aria-label="复制"]').tap();
    const [call] = await eventually(
      () => app.calls('setClipboardData'),
      (calls) => calls.length > 0,
    );
    expect(call).toMatchObject({ data: expect.stringMatching(/正常现象。\n（内容由 AI 生成，仅供参考）$/) });
  });

  it('opens a long conversation at its end, and loads older entries without losing the place', async () => {
    const tokens = await guestTokens();
    for (let count = 0; count < 20; count += 1) await sendDirectly(tokens, '满多少包邮');
    await app.close();
    app = await open({ 'zhiyin.tokens': tokens });
    const rows = app.page.locator('.bubble');
    await eventually(
      () => rows.count(),
      (count) => count === 30,
    );
    const visible = () => app.page.evaluate(() => document.querySelector('.scroll-area')?.scrollTop ?? 0);
    await eventually(visible, (top) => top > 500);
    await app.page.evaluate(() => {
      const area = document.querySelector('.scroll-area');
      if (area) area.scrollTop = 10;
    });
    await eventually(
      () => rows.count(),
      (count) => count === 40,
    );
    // What was the first of thirty is the thirtieth from the end now.
    const place = () =>
      app.page.evaluate(() => {
        const area = document.querySelector('.scroll-area')?.getBoundingClientRect().top ?? 0;
        const bubbles = document.querySelectorAll('.bubble');
        return (bubbles[bubbles.length - 30]?.getBoundingClientRect().top ?? -9999) - area;
      });
    await eventually(place, (top) => Math.abs(top) < 120);
  });

  it('lifts the bar by the height of the keyboard, and lets it down', async () => {
    const bottom = async () => {
      const box = await app.page.locator('.composer-row').boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    await app.page.locator('.welcome').waitFor();
    const before = await bottom();
    await field().focus();
    await app.page.locator('.composer-raised').waitFor();
    expect(before - (await bottom())).toBeGreaterThan(200);
    await field().blur();
    await app.page.locator('.composer-raised').waitFor({ state: 'detached' });
    expect(await bottom()).toBe(before);
  });

  it('tells assistive technology what things are', async () => {
    await ask('怎么退货');
    await reply('7 天').waitFor();
    expect(await app.page.locator('.composer-button').getAttribute('aria-label')).toBe('发送');
    expect(await app.page.locator('.tool').first().getAttribute('role')).toBe('button');
    expect(await app.page.locator('.scroll-area').getAttribute('role')).toBe('log');
  });

  it('sends little to the view layer while an answer grows', async () => {
    model.pieces = Array.from({ length: 60 }, () => '细水长流，');
    await app.page.locator('.welcome').waitFor();
    const before = (await app.records()).setData.length;
    await ask(FREE_QUESTION);
    await app.page.locator('.footer-actions').waitFor();
    const calls = (await app.records()).setData.slice(before);
    // WeChat advises less than 256 KB a call; one answer must stay far from it, and far from a call a token.
    expect(Math.max(...calls.map((call) => call.bytes))).toBeLessThan(32_000);
    expect(calls.length).toBeLessThan(60);
  });
});

describe('the package', () => {
  it('is small', () => {
    const bytes = readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
    expect(bytes).toBeLessThan(PACKAGE_LIMIT);
  });
});
