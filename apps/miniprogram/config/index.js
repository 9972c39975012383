const path = require('path');
const { defineConfig } = require('@tarojs/cli');
const { themeScss } = require('./theme');

const root = path.resolve(__dirname, '../../..');
const libs = ['api-client', 'contracts', 'text'];

/** The shared libraries are TypeScript sources: Taro must compile them with the app instead of taking them as packages. */
const compile = { include: libs.map((lib) => path.join(root, 'libs', lib, 'src')) };
const alias = {
  // @tarojs/taro-h5 imports it from the root of the workspace, where it need not be.
  '@tarojs/plugin-framework-react': path.dirname(require.resolve('@tarojs/plugin-framework-react/package.json')),
  ...Object.fromEntries(libs.map((lib) => [`@zhiyin/${lib}`, path.join(root, 'libs', lib, 'src')])),
};

/** Sizes are logical pixels on both platforms: a tablet shows more text, not larger text. */
const postcss = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } };

module.exports = defineConfig((merge, { mode }) => {
  const weapp = process.env.TARO_ENV === 'weapp';
  const origin = process.env.TARO_APP_API_ORIGIN || 'https://shop.test';
  return {
    projectName: 'zhiyin',
    date: '2026-1-1',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    // The web keeps aria attributes by itself.
    plugins: weapp ? [path.resolve(__dirname, 'a11y/taro-a11y.js')] : [],
    // A mini program may only call whitelisted https hosts; the web build is served by the API itself.
    defineConstants: { API_ORIGIN: JSON.stringify(weapp ? origin : '') },
    copy: weapp
      ? { patterns: [{ from: 'src/theme.json', to: 'dist/weapp/theme.json' }], options: {} }
      : { patterns: [], options: {} },
    sass: { data: themeScss(weapp ? 'page' : ':root') },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    alias,
    mini: { postcss, compile, debugReact: false },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'browser', customRoutes: { '/pages/chat/index': '/' } },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { ...postcss, autoprefixer: { enable: true, config: {} } },
      compile,
      devtool: mode === 'production' ? false : 'source-map',
    },
  };
});
