export interface WechatIdentity {
  openId: string;
  unionId?: string;
  /** Stays on the server. */
  sessionKey: string;
}

export type WechatLoginRefusal = 'code_invalid' | 'user_blocked' | 'unavailable';

/** A login that WeChat refused, or could not decide. */
export class WechatLoginError extends Error {
  constructor(
    readonly refusal: WechatLoginRefusal,
    options: { cause?: unknown } = {},
  ) {
    super(refusal, options);
    this.name = 'WechatLoginError';
  }
}

/** What the platform needs of WeChat's servers. */
export abstract class Wechat {
  /** `jscode2session`. @throws WechatLoginError. */
  abstract exchangeCode(code: string): Promise<WechatIdentity>;
}
