import { launchOptions } from '../lifecycle';
import { topPage } from '../open-pages';
import { fromBase64, toBase64 } from './bytes';
import { asyncApi } from './call';
import { isOnline } from './transfers';

/** An iPhone of the size of the browser's window. */
function phone() {
  const { innerWidth: width, innerHeight: height } = window;
  const top = 47;
  const bottom = height - 34;
  return {
    brand: 'iPhone',
    model: 'iPhone 15',
    platform: 'ios',
    system: 'iOS 17.0',
    version: '8.0.50',
    SDKVersion: '3.8.0',
    language: 'zh_CN',
    theme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height,
    statusBarHeight: top,
    safeArea: { left: 0, right: width, top, bottom, width, height: bottom - top },
    fontSizeSetting: 16,
    benchmarkLevel: -1,
  };
}

const silentLog = { info: () => {}, warn: () => {}, error: () => {}, addFilterMsg: () => {} };
const updates = {
  onCheckForUpdate: () => {},
  onUpdateReady: () => {},
  onUpdateFailed: () => {},
  applyUpdate: () => {},
};

export const systemApis = {
  getSystemInfoSync: phone,
  getWindowInfo: phone,
  getDeviceInfo: phone,
  getAppBaseInfo: phone,
  getSystemSetting: () => ({}),
  getAppAuthorizeSetting: () => ({}),
  getSystemInfo: asyncApi('getSystemInfo', phone),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
  getMenuButtonBoundingClientRect: () => {
    const right = window.innerWidth - 7;
    return { top: 51, bottom: 83, left: right - 87, right, width: 87, height: 32 };
  },
  getLaunchOptionsSync: () => launchOptions,
  getEnterOptionsSync: () => launchOptions,
  getNetworkType: asyncApi('getNetworkType', () => ({ networkType: isOnline() ? 'wifi' : 'none' })),
  getUpdateManager: () => updates,
  getRealtimeLogManager: () => silentLog,
  getLogManager: () => silentLog,
  nextTick: (run: () => void) => void setTimeout(run, 0),
  arrayBufferToBase64: (buffer: ArrayBuffer) => toBase64(new Uint8Array(buffer)),
  base64ToArrayBuffer: (text: string) => fromBase64(text).buffer,
  createSelectorQuery: () => topPage().createSelectorQuery(),
  createIntersectionObserver: (
    component?: { createIntersectionObserver(options?: object): unknown },
    options?: object,
  ) => (component ?? topPage()).createIntersectionObserver(options),
  env: { USER_DATA_PATH: 'http://usr' },
};
