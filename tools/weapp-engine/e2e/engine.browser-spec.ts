import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium, openWeapp, packWeapp, type OpenOptions, type Weapp } from '../src';
import { startFixtureServer, streamEvent, type FixtureServer } from './fixture-server';

const fixture = join(__dirname, 'fixture');

let browser: Browser;
let server: FixtureServer;
let folder: string;
let outDir: string;
let weapp: Weapp | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weapp-engine-'));
  outDir = join(folder, 'out');
  packWeapp(fixture, outDir);
  [browser, server] = await Promise.all([launchChromium(), startFixtureServer()]);
});

afterEach(async () => {
  await weapp?.close();
  weapp = undefined;
  server.seen = [];
  server.holdStreams = false;
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(options: Partial<OpenOptions> = {}): Promise<Weapp> {
  weapp = await openWeapp({ outDir, browser, bridge: { target: server.url }, ...options });
  return weapp;
}

const lines = (app: Weapp) => app.page.locator('.line').allTextContents();
const waitForLine = (app: Weapp, text: string) => app.page.locator('.line', { hasText: text }).first().waitFor();
const waitForFailure = (app: Weapp, text: string) => app.page.locator('.failure', { hasText: text }).waitFor();

async function ask(app: Weapp, question: string): Promise<void> {
  await app.page.locator('.field input').fill(question);
  await app.page.locator('.ask').tap();
}

describe('a packed mini program', () => {
  it('renders templates with wxs, takes input and talks JSON to a real server', async () => {
    const app = await open();
    await app.page.locator('.count', { hasText: '0 条' }).waitFor();
    expect(await app.page.locator('.count').getAttribute('role')).toBe('status');
    expect(await app.page.locator('.ask').getAttribute('disabled')).toBe('');

    await ask(app, '怎么退货？');
    await waitForLine(app, '200 答：怎么退货？');
    expect(await app.page.locator('.field input').inputValue()).toBe('');
    const body = '{"question":"怎么退货？"}';
    expect(server.seen).toEqual([{ method: 'POST', url: '/api/ask', body, contentType: 'application/json' }]);
    expect((await app.records()).problems).toEqual([]);
  });

  it('keeps a page stack and hands on the query', async () => {
    const app = await open();
    await app.page.locator('.about').tap();
    await app.page.locator('.from', { hasText: '来自 chat，上一页 pages/chat/index' }).waitFor();
    expect((await app.records()).routes).toEqual(['pages/chat/index', 'pages/about/index']);
    await app.page.locator('.from').tap();
    await app.page.locator('.count').waitFor();
    expect((await app.records()).routes).toEqual(['pages/chat/index']);
  });

  it('sends a file as multipart', async () => {
    const app = await open({ files: { 'http://tmp/photo.png': { bytes: Buffer.from('PIXELS'), type: 'image/png' } } });
    await app.page.locator('.upload').tap();
    await waitForLine(app, '/api/upload');
    const [upload] = server.seen;
    expect(upload?.contentType).toMatch(/^multipart\/form-data; boundary=/);
    expect(upload?.body).toMatch(/name="kind"\s+image\s/);
    expect(upload?.body).toMatch(/name="file"; filename="photo.png"\s+Content-Type: image\/png\s+PIXELS\s/);
  });

  it('lets the test answer an API and call a page method', async () => {
    const app = await open({ stubs: { request: { statusCode: 418, data: { answer: 'stub' } } } });
    await app.page.locator('.field input').fill('x');
    await app.page.locator('.field input').press('Enter');
    await waitForLine(app, '418 stub');
    expect(server.seen).toEqual([]);
    expect(await app.calls('request')).toMatchObject([{ data: { question: 'x' } }]);
    await app.callPage('onPullDownRefresh');
    await app.page.locator('.count', { hasText: '0 条' }).waitFor();
  });
});

describe('a stream', () => {
  it('arrives in the pieces that the network makes of it, cut inside characters, then ends', async () => {
    const app = await open();
    app.network.pieceBytes = [7, 1];
    await app.page.locator('.stream').tap();
    await waitForLine(app, 'end 200');
    const got = (await lines(app)).slice(0, -1);
    const event = [...Buffer.from(streamEvent).toString('latin1')];
    const pieces = [event.slice(0, 7), event.slice(7, 8), event.slice(8, 15)].map((piece) => piece.join(''));
    expect(got).toEqual([...pieces, ...pieces.slice(0, 2), ...pieces.slice(2)].filter(Boolean));
  });

  it('comes in one piece through a buffering proxy, and after success where the phone does so', async () => {
    const app = await open();
    Object.assign(app.network, { buffered: true, lateLastPiece: true });
    await app.page.locator('.stream').tap();
    await app.page.locator('.count', { hasText: '2 条' }).waitFor();
    expect(await lines(app)).toEqual(['end 200', Buffer.from(streamEvent + streamEvent).toString('latin1')]);
  });

  it('is aborted up to the server', async () => {
    const app = await open();
    server.holdStreams = true;
    await app.page.locator('.stream').tap();
    await waitForLine(app, 'data:');
    const dropped = server.streamDropped();
    await app.page.locator('.stop').tap();
    await dropped;
    await waitForFailure(app, 'request:fail abort');
  });
});

describe('a socket', () => {
  it('reaches the server and breaks with the network', async () => {
    const app = await open();
    await app.page.locator('.socket').tap();
    await waitForLine(app, 'hello /live');
    await app.setOnline(false);
    await waitForLine(app, 'closed 1006');
    expect((await lines(app)).filter((line) => line.startsWith('closed'))).toEqual(['closed 1006']);
  });
});

describe('a bad network', () => {
  it('cuts what is on its way and refuses what is new while offline, and tells the mini program', async () => {
    const app = await open();
    server.holdStreams = true;
    await app.page.locator('.stream').tap();
    await waitForLine(app, 'data:');
    await app.setOnline(false);
    await waitForFailure(app, '600001 request:fail');
    await waitForLine(app, 'network none');

    server.seen = [];
    await ask(app, '在吗');
    await app.setOnline(true);
    await waitForLine(app, 'network wifi');
    expect(server.seen).toEqual([]);
    await ask(app, '在吗');
    await waitForLine(app, '200 答：在吗');
  });

  it('interrupts a stream in the background, as WeChat does after five seconds', async () => {
    const app = await open();
    server.holdStreams = true;
    await app.page.locator('.stream').tap();
    await waitForLine(app, 'data:');
    await app.hide({ suspended: true });
    await waitForFailure(app, '600003 request:fail interrupted');
    await app.show();
    expect((await app.records()).logs).toEqual(['log app hidden', 'log app shown']);
    await ask(app, '回来了');
    await waitForLine(app, '200 答：回来了');
  });

  it('refuses a domain that the mini program was not given', async () => {
    const app = await open({ bridge: { target: server.url, domain: 'https://other.test' } });
    await ask(app, 'x');
    await waitForFailure(app, '600002 request:fail url not in domain list');
    expect(server.seen).toEqual([]);
  });
});

describe('what a phone does not have', () => {
  it.each(['new TextDecoder()', 'fetch("https://shop.test/")', 'window.innerWidth', 'new URL("https://a.test")'])(
    '%s fails here too',
    async (code) => {
      const broken = join(folder, 'broken');
      cpSync(fixture, broken, { recursive: true });
      appendFileSync(join(broken, 'pages/chat/index.js'), `\n${code};\n`);
      packWeapp(broken, outDirOf('broken'));
      await expect(open({ outDir: outDirOf('broken') })).rejects.toThrow(/is not a (constructor|function)|undefined/);
    },
  );

  it('tells of a template that WeChat would not compile', () => {
    const broken = join(folder, 'broken-template');
    cpSync(fixture, broken, { recursive: true });
    writeFileSync(join(broken, 'pages/about/index.wxml'), '<view>{{ from </view><include src="./none" />');
    expect(packWeapp(broken, outDirOf('broken-template')).problems.join('\n')).toContain('pages/about/index.wxml:1');
  });
});

const outDirOf = (name: string) => join(folder, `out-${name}`);
