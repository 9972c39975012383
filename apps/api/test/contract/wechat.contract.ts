import { HttpWechat, type HttpWechatOptions } from '../../src/platform/wechat/http.wechat';
import { OfflineWechat } from '../../src/platform/wechat/offline.wechat';
import { type Wechat, WechatLoginError } from '../../src/platform/wechat/wechat';
import { startWechatSimulator, type WechatSimulator } from '../support/wechat-simulator';

let wechat: WechatSimulator;
beforeAll(async () => {
  wechat = await startWechatSimulator();
});
afterAll(() => wechat.close());

const http = (options: Partial<HttpWechatOptions> = {}) =>
  new HttpWechat({ appId: wechat.appId, secret: wechat.secret, baseUrl: wechat.url, backOffMs: 1, ...options });

async function refusalOf(login: Promise<unknown>): Promise<WechatLoginError> {
  const error: unknown = await login.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(WechatLoginError);
  return error as WechatLoginError;
}

interface Adapter {
  name: string;
  open(): Wechat;
  /** A fresh code of that person. */
  codeFor(person: string): string;
  invalidCode: string;
  blockedCode(): string;
}

let serial = 0;
const adapters: Adapter[] = [
  {
    name: 'offline',
    open: () => new OfflineWechat(),
    codeFor: (person) => `${person}#${(serial += 1)}`,
    invalidCode: 'invalid',
    blockedCode: () => 'blocked',
  },
  {
    name: 'http',
    open: http,
    codeFor: (person) => wechat.codeFor(`open-id-of-${person}`),
    invalidCode: '0ano-such-code',
    blockedCode: () => {
      wechat.block('risky');
      return wechat.codeFor('risky');
    },
  },
];

describe.each(adapters)('Wechat: $name', ({ open, codeFor, invalidCode, blockedCode }) => {
  it('finds the same person behind different codes, and only that person', async () => {
    const lin = await open().exchangeCode(codeFor('lin'));
    const linAgain = await open().exchangeCode(codeFor('lin'));
    const chen = await open().exchangeCode(codeFor('chen'));
    expect(lin.openId).toBe(linAgain.openId);
    expect(chen.openId).not.toBe(lin.openId);
    expect(lin.sessionKey).not.toBe('');
  });

  it('refuses an invalid code', async () => {
    expect((await refusalOf(open().exchangeCode(invalidCode))).refusal).toBe('code_invalid');
  });

  it('refuses a blocked person', async () => {
    expect((await refusalOf(open().exchangeCode(blockedCode()))).refusal).toBe('user_blocked');
  });
});

describe('Wechat: http, as WeChat answers', () => {
  it('passes a unionid on', async () => {
    wechat.bindUnion('bound', 'union-1');
    expect(await http().exchangeCode(wechat.codeFor('bound'))).toMatchObject({ openId: 'bound', unionId: 'union-1' });
  });

  it('sends the four documented parameters', async () => {
    const code = wechat.codeFor('parameters');
    await http().exchangeCode(code);
    const query = new URL(wechat.calls.at(-1)!, wechat.url).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      appid: wechat.appId,
      secret: wechat.secret,
      js_code: code,
      grant_type: 'authorization_code',
    });
  });

  it('refuses a used code (40163) and an expired one (40029)', async () => {
    const code = wechat.codeFor('twice');
    await http().exchangeCode(code);
    expect((await refusalOf(http().exchangeCode(code))).refusal).toBe('code_invalid');
    expect((await refusalOf(http().exchangeCode(wechat.codeFor('late', -1)))).refusal).toBe('code_invalid');
  });

  it('tries "busy" three times, then gives up', async () => {
    wechat.busyFor(2);
    expect(await http().exchangeCode(wechat.codeFor('patient'))).toMatchObject({ openId: 'patient' });
    wechat.busyFor(3);
    const before = wechat.calls.length;
    expect((await refusalOf(http().exchangeCode(wechat.codeFor('patient')))).refusal).toBe('unavailable');
    expect(wechat.calls.length - before).toBe(3);
  });

  it.each([
    ['wrong app id (40013)', { appId: 'wx-of-somebody-else' }],
    ['wrong secret (40125)', { secret: 'not-the-secret' }],
  ])('%s: not the user’s fault', async (_, options) => {
    const error = await refusalOf(http(options).exchangeCode(wechat.codeFor('innocent')));
    expect(error.refusal).toBe('unavailable');
    expect(String(error.cause)).toMatch(/errcode 40(013|125), rid [0-9a-f]{8}-[0-9a-f]{8}/);
  });

  it('the frequency limit (45011): not the code’s fault', async () => {
    for (let login = 0; login < 100; login += 1) await http().exchangeCode(wechat.codeFor('eager'));
    expect((await refusalOf(http().exchangeCode(wechat.codeFor('eager')))).refusal).toBe('unavailable');
  });

  it('no answer, a broken answer, nobody there: unavailable, and no secret in the error', async () => {
    const errors: WechatLoginError[] = [];
    const login = async (options: Partial<HttpWechatOptions> = {}) =>
      errors.push(await refusalOf(http(options).exchangeCode('any')));
    wechat.hangOnce();
    await login({ timeoutMs: 100 });
    wechat.answerOnce(502, '<html>Bad Gateway</html>');
    await login();
    wechat.answerOnce(200, 'null');
    await login();
    await login({ baseUrl: 'http://127.0.0.1:1' });
    await login({ baseUrl: 'http://127.0.0.1:99999' });
    expect(errors.map(({ refusal }) => refusal)).toEqual(Array(5).fill('unavailable'));
    expect(errors.map(({ cause }) => String(cause))).toEqual([
      expect.stringContaining('TimeoutError'),
      expect.stringContaining('SyntaxError'),
      expect.stringContaining('did not answer with an object'),
      expect.stringContaining('failed'),
      expect.stringContaining('failed'),
    ]);
    for (const { stack, cause } of errors) expect(`${stack} ${(cause as Error).stack}`).not.toContain(wechat.secret);
  });
});
