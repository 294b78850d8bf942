import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { launchOptions } from './tools/browser.mjs';
import { readmeFence } from './tools/readme-fence.mjs';
import { compileSvelte } from './verification/frameworks/src/compile-svelte.mjs';
import { plantBug } from './verification/mutation/src/seeded-bugs/plant-bug.mjs';

// Packages are tested from their sources, so nothing has to be built first. Node.js uses XState's production build, which saves an eighth of the time.
// The browser uses its development build, which checks more.
const forProduction = defaultServerConditions.filter((condition) => condition !== 'development|production');
const resolve = { conditions: ['@kratos-login/source', ...defaultClientConditions] };
const ssr = { resolve: { conditions: ['@kratos-login/source', ...forProduction] } };

const inBrowser = ['{packages,verification}/*/{src,test}/**/*.browser.test.{ts,tsx}'];

/** Starts the longest files first, so that no worker waits at the end. Vitest knows durations only of files that have run before. */
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
    maxWorkers: '100%', // the default leaves one processor idle
    // A module with a seeded bug must not be cached.
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
          isolate: false, // modules are loaded once for all files, in a sixth of the time. `leftovers.setup.ts` checks that tests leave nothing behind
          include: [
            '{packages,verification}/*/{src,test}/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
            'apps/{demo-kit,docs,kratos,studio}/src/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', 'verification/real-kratos/**', ...inBrowser],
          testTimeout: 30_000, // tests that start a program are slow on a busy machine
        },
      },
      {
        // This app depends on every package, so the names below are resolved from it.
        root: 'apps/react-demo',
        plugins: [plantBug(), readmeFence(), compileSvelte(), react()],
        resolve,
        // Otherwise Vite finds them during a run and reloads the page.
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
            '@verification/frameworks > solid-js',
            '@verification/frameworks > solid-js/html',
            '@verification/frameworks > solid-js/web',
            '@verification/frameworks > svelte',
            '@verification/frameworks > svelte/internal/client',
            '@verification/frameworks > svelte/internal/disclose-version',
            '@verification/frameworks > svelte/store',
            '@verification/frameworks > vue',
            '@verification/finished-page > @guidepup/virtual-screen-reader',
            '@verification/finished-page > @testing-library/user-event',
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
