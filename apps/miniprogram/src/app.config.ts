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
  lazyCodeLoading: 'requiredComponents',
  networkTimeout: { request: 60000 },
});
