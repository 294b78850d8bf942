import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../tools/browser.mjs';
import { ownedByThisProcess } from '../../tools/on-termination.mjs';

// These ports differ from those of `npm start`, so both can run at once. E2E_PORT moves the tests to this port and the five after it.
const port = Number(process.env['E2E_PORT'] ?? 5273);
const react = `http://localhost:${port}`;
const vanilla = `http://localhost:${port + 1}`;
const customPage = `http://localhost:${port + 4}`;
const studio = `http://localhost:${port + 5}/`;

/** Every spec runs on the built demos. `*.react.spec.ts` and `*.vanilla.spec.ts` run on one of them only, and specs with `devServerTest` on the sources. */
export default defineConfig<{ readonly demoUrls: Readonly<Record<'react' | 'vanilla', string>> }>({
  testDir: 'src',
  testMatch: '**/*.spec.ts', // Vitest runs the others
  outputDir: '../../test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 3, // one more than processors, because each waits for its browser at times
  timeout: 30_000,
  reporter: [['list'], ['json', { outputFile: '../../.cache/playwright.json' }], ['../coverage/src/surface-reporter.ts']],
  // Traces would take a seventh of the time of all tests. `npm run e2e -- --trace retain-on-failure` keeps the trace of a failing test.
  use: { trace: 'off', launchOptions: launchOptions() },
  projects: [
    { name: 'react', testIgnore: ['**/*.vanilla.spec.ts', '**/{site,studio,tutorials}/**'], use: { baseURL: react } },
    { name: 'vanilla', testIgnore: ['**/*.react.spec.ts', '**/{site,studio,tutorials}/**'], use: { baseURL: vanilla } },
    { name: 'driver', testDir: '../../packages/testing/test/playwright' },
    { name: 'custom-page', testDir: '../../apps/custom-page/src', use: { baseURL: customPage } },
    { name: 'site', testDir: 'src/site' },
    { name: 'tutorials', testDir: 'src/tutorials' },
    { name: 'studio', testDir: 'src/studio', use: { baseURL: studio } },
    { name: 'gallery', testDir: '../gallery/src', testMatch: 'some-looks.spec.ts', use: { demoUrls: { react, vanilla } } },
  ],
  webServer: [serveDemos(port, '--built'), serveDemos(port + 2, `--studio-port ${port + 5}`), serveCustomPage(port + 4)],
});

/** Serves both demos at a port and the next: built, or from their sources with the studio. */
function serveDemos(from: number, ...how: readonly string[]) {
  const ports = `--react-port ${from} --vanilla-port ${from + 1}`;
  return {
    command: ['node --conditions=@kratos-login/source apps/demo-kit/src/demos.ts', ports, ...how].join(' '),
    cwd: '../..',
    env: ownedByThisProcess(), // Playwright does not end its servers when its own process is killed
    wait: { stdout: new RegExp(`localhost:${from + 1}`) }, // printed when both are ready
    timeout: 60_000,
  };
}

function serveCustomPage(at: number) {
  const vite = 'node --import ../../tools/end-with-owner.mjs ../../node_modules/vite/bin/vite.js';
  const command = `${vite} build && ${vite} preview --port ${at} --strictPort`;
  return { command, cwd: '../../apps/custom-page', env: ownedByThisProcess(), url: customPage, timeout: 60_000 };
}
