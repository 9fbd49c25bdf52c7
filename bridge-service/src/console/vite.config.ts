import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const product = process.env.FOOTBRIDGE_URL ?? 'http://localhost:8080';
const token = process.env.FOOTBRIDGE_TOKEN;

/** Answers come from a running product; with FOOTBRIDGE_TOKEN as that account, else as whoever signed in. */
const answers = {
  target: product,
  changeOrigin: true,
  ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
};

export default defineConfig(({ command }) => ({
  base: command === 'build' ? '/console/' : '/',
  plugins: [react()],
  server: {
    fs: { allow: ['../../..'] }, // tokens.css
    proxy: {
      '/api': answers,
      '/hr': answers,
      '/it': answers,
      '/login': answers,
      '/logout': answers,
    },
  },
  build: {
    outDir: '../main/resources/console',
    emptyOutDir: true,
    assetsInlineLimit: 0, // fonts as data would need a weaker policy than 'self'
    modulePreload: { polyfill: false },
    target: ['chrome123', 'firefox121', 'safari17.5'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700, // kB; the component library is most of it, and kept for good
    rolldownOptions: {
      output: {
        // Libraries by themselves: they change seldom, and so does their committed file.
        codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    env: { TZ: 'America/New_York' }, // not where the people of the tests work
  },
}));
