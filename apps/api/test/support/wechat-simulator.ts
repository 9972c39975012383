import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WechatSimulator {
  url: string;
  appId: string;
  secret: string;
  /** A new `wx.login` code of that user; default life 5 minutes. */
  codeFor(openId: string, lifeMs?: number): string;
  /** The app is bound to an Open Platform account: this user's answers carry a unionid. */
  bindUnion(openId: string, unionId: string): void;
  /** WeChat takes this user for a risk. */
  block(openId: string): void;
  /** The next n calls answer "system busy". */
  busyFor(calls: number): void;
  /** The next call gets no answer at all. */
  hangOnce(): void;
  /** The next call gets this status and text, as a broken proxy on the way would answer. */
  answerOnce(status: number, text: string): void;
  /** Paths with query of all calls so far. */
  readonly calls: string[];
  close(): Promise<void>;
}

interface LoginCode {
  openId: string;
  expiresAt: number;
  used: boolean;
}

type Query = URLSearchParams;
const LOGINS_A_MINUTE = 100;

/** WeChat's servers as its documents describe them: HTTP 200 also for errors, JSON as text/plain, `rid` in errmsg. */
export async function startWechatSimulator(): Promise<WechatSimulator> {
  const appId = 'wx0123456789abcdef';
  const secret = randomBytes(16).toString('hex');
  const codes = new Map<string, LoginCode>();
  const unions = new Map<string, string>();
  const blocked = new Set<string>();
  const logins = new Map<string, number>();
  const calls: string[] = [];
  let busy = 0;
  let next: ((response: ServerResponse) => void) | undefined;

  function jscode2session(query: Query): object {
    const wrong = wrongApp(query.get('appid'), query.get('secret'));
    if (wrong) return wrong;
    if (query.get('grant_type') !== 'authorization_code') return failure(40002, 'invalid grant_type');
    const given = query.get('js_code');
    if (!given) return failure(41008, 'missing code');
    const code = codes.get(given);
    if (!code || code.expiresAt <= Date.now()) return failure(40029, 'invalid code');
    if (code.used) return failure(40163, 'code been used');
    return login(code);
  }

  function login(code: LoginCode): object {
    const { openId } = code;
    const count = (logins.get(openId) ?? 0) + 1;
    logins.set(openId, count);
    if (count > LOGINS_A_MINUTE) return failure(45011, 'api minute-quota reach limit  mustslower  retry next minute');
    if (blocked.has(openId)) return failure(40226, 'code blocked');
    code.used = true;
    const unionid = unions.get(openId);
    return { session_key: randomBytes(16).toString('base64'), openid: openId, ...(unionid ? { unionid } : {}) };
  }

  function wrongApp(givenId: string | null, givenSecret: string | null): object | undefined {
    if (!givenId) return failure(41002, 'appid missing');
    if (!givenSecret) return failure(41004, 'appsecret missing');
    if (givenId !== appId) return failure(40013, 'invalid appid');
    if (givenSecret !== secret) return failure(40125, 'invalid appsecret');
    return undefined;
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    calls.push(request.url ?? '');
    const special = next;
    next = undefined;
    if (special) return special(response);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wechat.test');
    if (pathname !== '/sns/jscode2session') return send(response, 404, 'Not Found');
    if (request.method !== 'GET') return send(response, 200, JSON.stringify(failure(43001, 'require GET method')));
    if (busy > 0) {
      busy -= 1;
      return send(response, 200, JSON.stringify(failure(-1, 'system error')));
    }
    return send(response, 200, JSON.stringify(jscode2session(searchParams)));
  });
  const url = await listen(server);

  return {
    url,
    appId,
    secret,
    calls,
    codeFor(openId, lifeMs = 5 * 60_000) {
      const code = `0a${randomUUID().replaceAll('-', '')}`;
      codes.set(code, { openId, expiresAt: Date.now() + lifeMs, used: false });
      return code;
    },
    bindUnion: (openId, unionId) => void unions.set(openId, unionId),
    block: (openId) => void blocked.add(openId),
    busyFor: (count) => void (busy = count),
    hangOnce: () => void (next = () => undefined),
    answerOnce: (status, text) => void (next = (response) => send(response, status, text)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const failure = (errcode: number, errmsg: string) => ({
  errcode,
  errmsg: `${errmsg}, rid: ${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`,
});

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
