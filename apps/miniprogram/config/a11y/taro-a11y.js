/**
 * Taro 4.2 drops every `aria-*` property of a mini program page: its templates do not bind them. This plugin adds
 * them to the templates (build time) and to the runtime's table of names. Both halves are needed: the table alone
 * changes nothing, the templates alone bind shortened names that the runtime never sends.
 */
const path = require('path');
const props = require('./taro-a11y-props');

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template.mergeComponents(ctx, props);
      const runtime = path.resolve(__dirname, 'taro-a11y-runtime.js');
      platform.runtimePath = [].concat(platform.runtimePath, runtime);
    },
  });
};
