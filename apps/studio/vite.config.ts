import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const frames = join(import.meta.dirname, 'frames');
const framePages = existsSync(frames) ? readdirSync(frames).filter((name) => name.endsWith('.html')) : [];

/** The public URL of a real Kratos, which then answers below `/kratos` instead of the emulated one in the page. */
const real = process.env['KRATOS_PUBLIC_URL'];
const proxy = real && { '/kratos': { target: real, changeOrigin: true, rewrite: (path: string) => path.replace(/^\/kratos/, '') } };

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

/** Tells the page about a real Kratos, and gives built pages their policy. In development Vite itself needs inline code. */
const head: Plugin = {
  name: 'studio-head',
  transformIndexHtml: (_, { server }) => [
    ...(server
      ? []
      : [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' as const }]),
    ...(server && real ? [{ tag: 'meta', attrs: { name: 'kratos', content: 'real' }, injectTo: 'head-prepend' as const }] : []),
  ],
};

// All addresses are relative, so that the studio works below any path. It uses the sources of the packages.
export default defineConfig({
  base: './',
  plugins: [react(), head],
  resolve: { conditions: ['@kratos-login/source', ...defaultClientConditions] },
  ...(proxy && { server: { proxy } }),
  build: {
    target: 'es2022',
    rolldownOptions: { input: [join(import.meta.dirname, 'index.html'), ...framePages.map((name) => join(frames, name))] },
  },
});
