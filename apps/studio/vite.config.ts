import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const frames = join(import.meta.dirname, 'frames');
const framePages = existsSync(frames) ? readdirSync(frames).filter((name) => name.endsWith('.html')) : [];

// All addresses are relative, so that the studio works below any path. It uses the sources of the packages.
export default defineConfig({
  base: './',
  plugins: [react()],
  resolve: { conditions: ['@kratos-login/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    rolldownOptions: { input: [join(import.meta.dirname, 'index.html'), ...framePages.map((name) => join(frames, name))] },
  },
});
