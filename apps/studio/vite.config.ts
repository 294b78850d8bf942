import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const frames = join(import.meta.dirname, 'frames');
const framePages = existsSync(frames) ? readdirSync(frames).filter((name) => name.endsWith('.html')) : [];

/** No other origins, no inline code, and no strings as markup. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Gives built pages their policy. In development Vite itself needs inline code. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
};

// All addresses are relative, so that the studio works below any path. It uses the sources of the packages.
export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy],
  resolve: { conditions: ['@kratos-login/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    rolldownOptions: { input: [join(import.meta.dirname, 'index.html'), ...framePages.map((name) => join(frames, name))] },
  },
});
