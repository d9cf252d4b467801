import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The renderer, for Chromium 108, loaded from files: hence the relative base. */
export default defineConfig({
  root: path('renderer'),
  base: './',
  plugins: [react()],
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
