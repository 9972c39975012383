import Taro from '@tarojs/taro';
import {
  type AnonymousCall,
  type TokenStore,
  createApiClient,
  createCustomerApi,
  signInAsGuest,
  signInWithWechat,
} from '@zhiyin/api-client';
import type { CustomerSession, TokenPair } from '@zhiyin/contracts';
import { language } from '../i18n/words';
import { storage } from '../platform/storage';
import { uuid } from '../platform/uuid';
import { transport } from './transport';

const TOKENS = 'zhiyin.tokens';
const DEVICE = 'zhiyin.device';

const tokens: TokenStore = {
  read: () => parse(storage.read(TOKENS)),
  write: (pair) => storage.write(TOKENS, pair && JSON.stringify(pair)),
};

/** The calls of this customer. Signing in happens by itself: as a WeChat user there, as a guest of this browser here. */
export const api = createCustomerApi(
  createApiClient({ transport, tokens, refreshPath: '/auth/refresh', signIn, language: () => language }),
);

async function signIn(anonymous: AnonymousCall): Promise<CustomerSession> {
  if (process.env.TARO_ENV === 'h5') return signInAsGuest(anonymous, deviceId());
  const { code } = await Taro.login();
  return signInWithWechat(anonymous, code);
}

function deviceId(): string {
  const known = storage.read(DEVICE);
  if (known) return known;
  const fresh = uuid();
  storage.write(DEVICE, fresh);
  return fresh;
}

function parse(value: string | null): TokenPair | null {
  try {
    return value ? (JSON.parse(value) as TokenPair) : null;
  } catch {
    return null;
  }
}
