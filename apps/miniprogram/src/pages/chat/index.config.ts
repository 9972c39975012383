export default definePageConfig({
  navigationBarTitleText: '在线客服',
  disableScroll: true,
  enableShareAppMessage: true,
});
