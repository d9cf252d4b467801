import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** React's refresh of `npm run dev` is an inline script and a web socket, which the page's policy forbids. */
const loosenPolicy: Plugin = {
  name: 'loosen-policy',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta[^>]*Content-Security-Policy[^>]*>/, ''),
};

/** The renderer, for Chromium 108, loaded from files: hence the relative base. */
export default defineConfig({
  root: path('renderer'),
  base: './',
  plugins: [react(), loosenPolicy],
  resolve: { alias: { '@shared': path('shared'), '@renderer': path('renderer') } },
  css: { transformer: 'postcss' },
  server: { port: 5183, strictPort: true },
  build: {
    target: 'chrome108',
    minify: true,
    outDir: path('out/renderer'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
  },
});
