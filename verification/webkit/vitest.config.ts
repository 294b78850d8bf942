import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['@kratos-login/source', ...defaultServerConditions];

/** `*.vanilla.spec.ts` runs on that demo only, and each other spec on both. `npm run e2e:webkit` sets the URLs. */
const toProject = (name: 'react' | 'vanilla', exclude: readonly string[]) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name,
    include: ['src/**/*.spec.ts'],
    exclude: [...exclude],
    env: { DEMO_URL: process.env[`${name.toUpperCase()}_URL`] ?? '' },
    pool: 'threads', // drivers and screens end with the process of Vitest, however it ends
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000, interval: 30 } },
  },
});

export default defineConfig({
  root: import.meta.dirname,
  test: { maxWorkers: 2, projects: [toProject('react', ['src/**/*.vanilla.spec.ts']), toProject('vanilla', [])] },
});
