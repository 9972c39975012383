import { asyncApi, type Options } from './call';

/** Limits of WeChat: 1 MB an entry, 10 MB in all. */
const entryLimit = 1024 * 1024;
const totalLimit = 10 * entryLimit;
const entries = new Map<string, string>();

export function fillStorage(values: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(values)) write(key, value);
}

export function storedValues(): Record<string, unknown> {
  return Object.fromEntries([...entries].map(([key, json]) => [key, JSON.parse(json) as unknown]));
}

const size = () => [...entries.values()].reduce((sum, json) => sum + json.length, 0);

function write(key: string, value: unknown): void {
  const json = JSON.stringify(value) ?? '""';
  if (json.length > entryLimit) throw new Error('setStorage:fail entry size limit reached');
  if (size() - (entries.get(key)?.length ?? 0) + json.length > totalLimit) {
    throw new Error('setStorage:fail quota exceeded');
  }
  entries.set(key, json);
}

/** A missing key reads as the empty string. */
const read = (key: string): unknown => JSON.parse(entries.get(key) ?? '""');

const info = () => ({ keys: [...entries.keys()], currentSize: Math.ceil(size() / 1024), limitSize: 10240 });

export const storageApis = {
  setStorageSync: write,
  getStorageSync: read,
  removeStorageSync: (key: string) => void entries.delete(key),
  clearStorageSync: () => entries.clear(),
  getStorageInfoSync: info,
  setStorage: asyncApi('setStorage', ({ key, data }: Options) => write(String(key), data)),
  getStorage: asyncApi('getStorage', ({ key }: Options) => {
    if (!entries.has(String(key))) throw { errMsg: 'fail data not found' };
    return { data: read(String(key)) };
  }),
  removeStorage: asyncApi('removeStorage', ({ key }: Options) => void entries.delete(String(key))),
  clearStorage: asyncApi('clearStorage', () => entries.clear()),
  getStorageInfo: asyncApi('getStorageInfo', info),
};
