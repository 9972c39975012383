import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, LaunchOptions, Page } from 'playwright-core';
import { installBridge, type BridgeOptions, type PhoneFiles } from './driver/bridge';
import { launchChromium } from '../../browser/chromium';
import { goodNetwork, type Network } from './driver/network';
import type { PageControls, Records, StubAnswer } from './protocol';

/** What a test lets a `wx` function answer: its result's fields, or a function of the call's argument. Throw to fail. */
export type Stub = Record<string, unknown> | ((argument: Record<string, unknown>) => object | Promise<object>);

export interface OpenOptions {
  /** The folder that packWeapp wrote. */
  outDir: string;
  /** Page to start with, with query: `pages/chat/index?from=share`. Default: the first page of app.json. */
  url?: string;
  /** WeChat's scene number of the start; default 1001. */
  scene?: number;
  /** How Chromium is started; ignored when `browser` is given. */
  launchOptions?: LaunchOptions;
  /** A running browser to open another phone in; it is then not closed by `close()`. */
  browser?: Browser;
  /** CSS pixels; default 375 × 812. */
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Where `wx.request`, uploadFile, connectSocket and pictures of the domain go. Without it nothing can be reached. */
  bridge?: BridgeOptions;
  /** What `wx.getStorageSync` finds at the start. */
  storage?: Record<string, unknown>;
  /** `wx` functions that the test answers, from the first line of app.js on. */
  stubs?: Record<string, Stub>;
  /** Files that uploadFile may send, by temporary path: `http://tmp/photo.png` is what chooseMedia gives. */
  files?: Record<string, { bytes: Buffer; type: string }>;
}

/** One mini program on one phone. */
export interface Weapp {
  /** Playwright's page. Hosts are called `wx-view`, `wx-button` …; `page.locator('.send').tap()` taps. */
  page: Page;
  /** Change its fields to change the weather; see Network. Offline is `setOnline(false)`. */
  network: Network;
  records(): Promise<Records>;
  /** The arguments of every recorded call of this API so far. */
  calls(api: string): Promise<unknown[]>;
  stub(api: string, answer: Stub): Promise<void>;
  setOnline(online: boolean): Promise<void>;
  /** To the background; `suspended` cuts every unfinished request and socket, as WeChat does 5 s later. */
  hide(options?: { suspended: boolean }): Promise<void>;
  show(): Promise<void>;
  storage(): Promise<Record<string, unknown>>;
  /** Calls a life-cycle method of the page on top: onPullDownRefresh, onReachBottom, onShareAppMessage … */
  callPage(method: string, argument?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const defaultDomain = 'https://shop.test';

/** Opens a packed mini program and starts it. */
export async function openWeapp(options: OpenOptions): Promise<Weapp> {
  const browser = options.browser ?? (await launchChromium(options.launchOptions));
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 375, height: 812 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    colorScheme: options.colorScheme ?? 'light',
  });
  const bridge = options.bridge && { domain: defaultDomain, ...options.bridge };
  await routePictures(context, bridge);
  const page = await context.newPage();
  const network = goodNetwork();
  const stubs = new Map(Object.entries(options.stubs ?? {}));
  const files: PhoneFiles = new Map(Object.entries(options.files ?? {}));
  await installBridge(page, bridge, network, files);
  await page.exposeFunction('__weappStub', (api: string, argument: Record<string, unknown>) =>
    answerStub(stubs.get(api), argument),
  );
  await page.goto(pathToFileURL(resolve(options.outDir, 'index.html')).href);
  await control(page, 'start', {
    url: options.url,
    scene: options.scene ?? 1001,
    domain: bridge && { from: bridge.domain, to: bridge.target },
    storage: options.storage ?? {},
    stubs: [...stubs.keys()],
  });

  const records = () =>
    page.evaluate(() => (globalThis as unknown as { __weapp: PageControls }).__weapp.records) as Promise<Records>;
  return {
    page,
    network,
    records,
    calls: async (api) => (await records()).calls.filter((call) => call.api === api).map((call) => call.argument),
    stub: async (api, answer) => {
      stubs.set(api, answer);
      await control(page, 'stub', api);
    },
    setOnline: (online) => control(page, 'setOnline', online),
    hide: ({ suspended } = { suspended: false }) => control(page, 'hide', suspended),
    show: () => control(page, 'show'),
    storage: () => control(page, 'storage'),
    callPage: (method, argument) => control(page, 'callPage', method, argument),
    close: () => (options.browser ? context.close() : browser.close()),
  };
}

type Control = Exclude<keyof PageControls, 'records'>;

function control<Name extends Control>(
  page: Page,
  name: Name,
  ...given: Parameters<PageControls[Name]>
): Promise<ReturnType<PageControls[Name]>> {
  return page.evaluate(
    ([method, values]) => {
      const { __weapp: controls } = globalThis as unknown as {
        __weapp: Record<string, (...all: unknown[]) => unknown>;
      };
      return controls[method]?.(...values);
    },
    [name, given as unknown[]] as const,
  ) as Promise<ReturnType<PageControls[Name]>>;
}

async function answerStub(stub: Stub | undefined, argument: Record<string, unknown>): Promise<StubAnswer> {
  try {
    const answer = typeof stub === 'function' ? await stub(argument) : stub;
    return { ok: (answer ?? {}) as Record<string, unknown> };
  } catch (error) {
    const reason = error instanceof Error ? { errMsg: `fail ${error.message}` } : (error as { errMsg: string });
    return { fail: reason };
  }
}

/** Pictures of the domain come from the server under test; nothing else leaves the machine. */
async function routePictures(context: BrowserContext, bridge: Required<BridgeOptions> | undefined): Promise<void> {
  await context.route(/^https?:/, async (route) => {
    const url = route.request().url();
    if (!bridge || !url.startsWith(`${bridge.domain}/`)) return route.abort();
    const answer = await fetch(bridge.target + url.slice(bridge.domain.length));
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}
