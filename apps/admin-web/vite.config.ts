import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { COLOURS, FONT_STACK, RADIUS } from '../../libs/contracts/src/tokens';

const kebab = (name: string) => name.replace(/[A-Z0-9]/g, (char) => `-${char.toLowerCase()}`);
const variables = (colours: Record<string, string>) =>
  Object.entries(colours)
    .map(([name, value]) => `--${kebab(name)}:${value};`)
    .join('');

/** `virtual:tokens.css`: the shared design tokens as CSS variables, so that the first paint has the right colours. */
function designTokens(): Plugin {
  const id = 'virtual:tokens.css';
  const css = `
    :root{${variables(COLOURS.light)}--font:${FONT_STACK};--radius:${RADIUS.control}px;--radius-bubble:${RADIUS.bubble}px;color-scheme:light}
    :root[data-theme=dark]{${variables(COLOURS.dark)}color-scheme:dark}`;
  return {
    name: 'zhiyin:design-tokens',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? css : undefined),
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  plugins: [react(), designTokens()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
