import { Wechat, WechatLoginError } from './wechat';

/** Production without an app: nobody signs in through WeChat, since the offline stand-in believes every code. */
export class NoWechat extends Wechat {
  exchangeCode(): Promise<never> {
    return Promise.reject(new WechatLoginError('unavailable', { cause: new Error('WECHAT_APP_ID is not set') }));
  }
}
