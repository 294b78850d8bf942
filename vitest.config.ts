import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { launchOptions } from './tools/browser.mjs';
import { readmeFence } from './tools/readme-fence.mjs';
import { plantBug } from './verification/mutation/src/seeded-bugs/plant-bug.mjs';

// Packages are tested from their sources: nothing has to be built first. In Node.js with XState as it ships to production, which is an eighth faster;
// in the browser with its build for development, which looks closer.
const forProduction = defaultServerConditions.filter((condition) => condition !== 'development|production');
const resolve = { conditions: ['@kratos-login/source', ...defaultClientConditions] };
const ssr = { resolve: { conditions: ['@kratos-login/source', ...forProduction] } };

const inBrowser = ['{packages,verification}/*/{src,test}/**/*.browser.test.{ts,tsx}'];

/** The longest first, or in the end one worker waits for the other. Vitest knows how long a file took only when it has run here before. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => /random-walks|fault-schedules|reply-table\.test/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    maxWorkers: '100%', // by default one processor is left idle: on two, that is half of them
    // What is loaded with a bug in it must never be taken for the sources.
    fsModuleCache: process.env['SEEDED_BUG'] === undefined,
    projects: [
      {
        plugins: [plantBug()],
        resolve,
        ssr,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['tools/leftovers.setup.ts'],
          isolate: false, // modules are loaded once for all files: a sixth of the time; no test leaves anything behind, in whatever order
          include: [
            '{packages,verification}/*/{src,test}/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
            'apps/{demo-kit,kratos}/src/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', 'verification/real-kratos/**', ...inBrowser],
          testTimeout: 30_000, // those that start a program take long where much else goes on
        },
      },
      {
        // An app that has every package: the names below are looked up from there.
        root: 'apps/react-demo',
        plugins: [plantBug(), readmeFence(), react()],
        resolve,
        // Named here so that Vite does not find them in the middle of a run and reload the page.
        optimizeDeps: {
          include: [
            'axe-core',
            'fast-check',
            'react',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            'react-dom/client',
            'react-dom/server',
            'vitest-browser-react',
            '@kratos-login/core > xstate',
            '@kratos-login/core > xstate/graph',
            '@kratos-login/core > ky',
            '@kratos-login/react > @xstate/react',
            '@kratos-login/inspect > @statelyai/inspect',
            '@kratos-login/emulator > uqr',
            '@kratos-login/emulator > @noble/hashes/hmac.js',
            '@kratos-login/emulator > @noble/hashes/legacy.js',
            '@kratos-login/emulator > @noble/hashes/sha2.js',
            '@kratos-login/emulator > @scure/base',
          ],
        },
        test: {
          name: 'browser',
          dir: import.meta.dirname,
          include: inBrowser,
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
