import Taro from '@tarojs/taro';
import type { KeyValue } from '../conversation/outbox';

/** The platform's own storage. A full or forbidden one costs the convenience, never the chat. */
export const storage: KeyValue = {
  read(key) {
    try {
      const value: unknown = Taro.getStorageSync(key);
      return typeof value === 'string' && value !== '' ? value : null;
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      if (value === null) Taro.removeStorageSync(key);
      else Taro.setStorageSync(key, value);
    } catch {
      // Private browsing, or more than the platform grants: go on without.
    }
  },
};
