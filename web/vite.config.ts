// SPDX-License-Identifier: AGPL-3.0-or-later
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Leaves out of Bootstrap Italia's style sheet what its video player, carousel and script-drawn select
 * need: none of them is used, and the player embeds a font as a data: address, which `font-src 'self'` refuses.
 */
const unusedParts = /\.(video-js|vjs-|splide|bootstrap-select)/;
const withoutUnusedParts = {
  postcssPlugin: 'without-unused-parts',
  Rule(rule: { selectors: string[]; remove(): void }) {
    const kept = rule.selectors.filter(selector => !unusedParts.test(selector));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  },
  AtRule: {
    'font-face'(rule: { toString(): string; remove(): void }) {
      if (rule.toString().includes('data:')) rule.remove();
    },
  },
};

export default defineConfig({
  plugins: [react()],
  css: { postcss: { plugins: [withoutUnusedParts] } },
  // One React, whatever a dependency brings along: with two, the page stays blank.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // No data: addresses for our own files, so that the content security policy can say 'self'.
    assetsInlineLimit: 0,
    // The module-preload helper would be an inline script.
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:3000' },
  },
});
