export default defineAppConfig({
  pages: ['pages/chat/index'],
  window: {
    navigationBarTitleText: '在线客服',
    navigationBarBackgroundColor: '@navBackground',
    navigationBarTextStyle: '@navText' as 'black',
    backgroundColor: '@pageBackground',
    backgroundTextStyle: '@pageText' as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  // WeChat asks for consent when a feature first needs it (copying uses the clipboard), never at the start.
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
  networkTimeout: { request: 60000 },
});
