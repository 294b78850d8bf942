import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['@kratos-login/source', ...defaultServerConditions];

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    // These tests age database rows, which the emulator does not have. Its own surfaces walk the same paths.
    exclude: process.env['KRATOS_IS_EMULATED'] === undefined ? [] : ['src/**/*journeys.test.ts', 'src/**/*same-answers.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
