import { router } from '../page-stack';
import { asyncApi, type Handler } from './call';

let logins = 0;

/**
 * What the user, the phone and WeChat's own windows answer when nothing goes wrong. A test that wants another
 * answer takes the API over (`weapp.stub`).
 */
const answers: Record<string, Handler | object> = {
  login: () => {
    logins += 1;
    return { code: `CODE_${logins}` };
  },
  checkSession: {},
  navigateTo: ({ url }) => router.navigateTo(String(url)),
  redirectTo: ({ url }) => router.redirectTo(String(url)),
  reLaunch: ({ url }) => router.reLaunch(String(url)),
  switchTab: ({ url }) => router.reLaunch(String(url)),
  navigateBack: ({ delta }) => router.navigateBack(delta ?? 1),
  showToast: {},
  hideToast: {},
  showLoading: {},
  hideLoading: {},
  showModal: { confirm: true, cancel: false },
  showActionSheet: { tapIndex: 0 },
  setNavigationBarTitle: {},
  setNavigationBarColor: {},
  showNavigationBarLoading: {},
  hideNavigationBarLoading: {},
  setBackgroundColor: {},
  startPullDownRefresh: {},
  stopPullDownRefresh: {},
  pageScrollTo: {},
  hideKeyboard: {},
  vibrateShort: {},
  setClipboardData: {},
  getClipboardData: { data: '' },
  previewImage: {},
  compressImage: ({ src }) => ({ tempFilePath: String(src) }),
  getSetting: { authSetting: {} },
  openSetting: { authSetting: {} },
  authorize: {},
  getPrivacySetting: { needAuthorization: false, privacyContractName: '《用户隐私保护指引》' },
  requirePrivacyAuthorize: {},
  openPrivacyContract: {},
  requestSubscribeMessage: ({ tmplIds }) =>
    Object.fromEntries(((tmplIds ?? []) as string[]).map((template) => [template, 'accept'])),
  chooseMedia: {
    type: 'image',
    tempFiles: [{ tempFilePath: 'http://tmp/photo.png', size: 1000, fileType: 'image', width: 40, height: 30 }],
  },
  chooseMessageFile: { tempFiles: [{ path: 'http://tmp/photo.png', name: 'photo.png', size: 1000, type: 'image' }] },
  makePhoneCall: {},
  showShareMenu: {},
  hideShareMenu: {},
  openCustomerServiceChat: {},
};

export const userApis = Object.fromEntries(
  Object.entries(answers).map(([name, answer]) => [
    name,
    asyncApi(name, typeof answer === 'function' ? (answer as Handler) : () => answer),
  ]),
);
