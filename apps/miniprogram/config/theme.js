const fs = require('fs');
const path = require('path');
const { transformSync } = require('esbuild');

/** The design tokens of libs/contracts, so that the console, the charts and the mini program share one source. */
function readTokens() {
  const file = path.resolve(__dirname, '../../../libs/contracts/src/tokens.ts');
  const { code } = transformSync(fs.readFileSync(file, 'utf8'), { loader: 'ts', format: 'cjs' });
  const loaded = { exports: {} };
  new Function('module', 'exports', code)(loaded, loaded.exports);
  return loaded.exports;
}

const kebab = (name) => name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase();
const variables = (colours) =>
  Object.entries(colours)
    .map(([name, value]) => `--${kebab(name)}: ${value};`)
    .join(' ');

/**
 * SCSS put before every style sheet: mixins `light-colours` and `dark-colours` that set the tokens as CSS variables
 * (`brandSoft` becomes `--brand-soft`), and the element that carries them.
 */
function themeScss(root) {
  const { COLOURS, FONT_STACK, RADIUS } = readTokens();
  return [
    `$root: '${root}';`,
    `$font-stack: ${FONT_STACK};`,
    `$radius-control: ${RADIUS.control}px;`,
    `$radius-bubble: ${RADIUS.bubble}px;`,
    `@mixin light-colours { ${variables(COLOURS.light)} --on-brand: #fff; }`,
    // On the bright brand of the dark theme white would be 2.3:1.
    `@mixin dark-colours { ${variables(COLOURS.dark)} --on-brand: ${COLOURS.dark.sunken}; }`,
    '',
  ].join('\n');
}

module.exports = { themeScss };
