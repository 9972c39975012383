import { setTimeout as wait } from 'node:timers/promises';
import { Wechat, type WechatIdentity, WechatLoginError, type WechatLoginRefusal } from './wechat';
import { parseWechatJson } from './wechat-json';

export interface HttpWechatOptions {
  appId: string;
  secret: string;
  baseUrl: string;
  /** For one sign-in with all its attempts: the mini program itself gives up after 5 s. */
  timeoutMs?: number;
  /** Before the second attempt; doubled before the third. */
  backOffMs?: number;
}

interface Answer {
  errcode?: number;
  errmsg?: string;
  openid?: string;
  unionid?: string;
  session_key?: string;
}

const BUSY = -1;
const ATTEMPTS = 3;
/** Everything else (frequency limits, wrong app id or secret, closed API) is ours or WeChat's to mend, not the user's. */
const REFUSALS: Record<number, WechatLoginRefusal> = {
  40029: 'code_invalid',
  40163: 'code_invalid',
  41008: 'code_invalid',
  40226: 'user_blocked',
};

/**
 * WeChat's servers: HTTP 200 also for errors, `errcode` decides. The app secret travels in the query string, so no
 * address, and nothing that may quote one, goes into an error.
 */
export class HttpWechat extends Wechat {
  constructor(private readonly options: HttpWechatOptions) {
    super();
  }

  /** Only "busy" is tried again: after a lost answer the single-use code may be spent. */
  async exchangeCode(code: string): Promise<WechatIdentity> {
    const deadline = AbortSignal.timeout(this.options.timeoutMs ?? 3_000);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.jscode2session(code, deadline);
      if (answer.openid && answer.session_key) return identity(answer.openid, answer.session_key, answer.unionid);
      if (answer.errcode !== BUSY || attempt >= ATTEMPTS) throw refusal(answer);
      await this.backOff(attempt, deadline);
    }
  }

  private async jscode2session(code: string, signal: AbortSignal): Promise<Answer> {
    const query = new URLSearchParams({
      appid: this.options.appId,
      secret: this.options.secret,
      js_code: code,
      grant_type: 'authorization_code',
    });
    try {
      const address = `${this.options.baseUrl.replace(/\/$/, '')}/sns/jscode2session?${query.toString()}`;
      const response = await fetch(address, { signal, redirect: 'error' });
      const answer = parseWechatJson(await response.text());
      if (typeof answer === 'object' && answer !== null) return answer;
    } catch (error) {
      throw unavailable(`jscode2session failed: ${reasonOf(error)}`);
    }
    throw unavailable('jscode2session did not answer with an object');
  }

  private async backOff(attempt: number, signal: AbortSignal): Promise<void> {
    const base = this.options.backOffMs ?? 150;
    try {
      await wait(base * 2 ** (attempt - 1) * (0.75 + Math.random() / 2), undefined, { signal });
    } catch {
      throw unavailable('jscode2session was busy until the time was up');
    }
  }
}

const identity = (openId: string, sessionKey: string, unionId?: string): WechatIdentity => ({
  openId,
  sessionKey,
  ...(unionId ? { unionId } : {}),
});

function refusal({ errcode, errmsg }: Answer): WechatLoginError {
  // `rid` names the call to WeChat's support for 7 days; the rest of errmsg is not ours to trust.
  const rid = /rid: ?([\w-]{1,64})/.exec(errmsg ?? '')?.[1] ?? 'none';
  const cause = new Error(`jscode2session answered errcode ${String(errcode)}, rid ${rid}`);
  return new WechatLoginError(REFUSALS[errcode ?? 0] ?? 'unavailable', { cause });
}

const unavailable = (what: string) => new WechatLoginError('unavailable', { cause: new Error(what) });

/** The kind of a network fault, never its message: that may hold the address. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? name ?? 'unknown');
}
