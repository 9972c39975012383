import { createHash } from 'node:crypto';
import { Wechat, type WechatIdentity, WechatLoginError } from './wechat';

/**
 * Stands in for WeChat where no app is configured (demo, tests of the mini program). The person is the part of the
 * code before `#`: `lin#1` and `lin#2` are both lin, always with the same ids. `invalid` and `blocked` are refused as
 * WeChat would refuse them, so that a client can be tried on both.
 */
export class OfflineWechat extends Wechat {
  async exchangeCode(code: string): Promise<WechatIdentity> {
    const person = code.split('#')[0] ?? '';
    if (person === '' || person === 'invalid') throw new WechatLoginError('code_invalid');
    if (person === 'blocked') throw new WechatLoginError('user_blocked');
    return Promise.resolve({
      openId: `offline-${digest('open-id', person).slice(0, 20)}`,
      sessionKey: digest('session-key', person),
    });
  }
}

const digest = (purpose: string, person: string) =>
  createHash('sha256').update(`${purpose}:${person}`).digest('base64url');
