import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../tools/browser.mjs';
import { ownedByThisProcess } from '../../tools/on-termination.mjs';

// Not the ports of `npm start`: both may run at once. E2E_PORT makes room for a second run beside the first: it takes this port and the four after it.
const port = Number(process.env['E2E_PORT'] ?? 5273);
const react = `http://localhost:${port}`;
const vanilla = `http://localhost:${port + 1}`;
const customPage = `http://localhost:${port + 4}`;

/** Every spec runs on both demos, as they ship; `*.react.spec.ts` and `*.vanilla.spec.ts` only on theirs. What is tested as `npm start` serves it takes its `test` from `dev-server-test.ts`. */
export default defineConfig({
  testDir: 'src',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 3, // on two processors: while one waits for its browser, another works
  timeout: 30_000,
  reporter: [['list'], ['json', { outputFile: '../../.cache/playwright.json' }], ['../coverage/src/surface-reporter.ts']],
  // A seventh of the time of all tests would go into traces. `npm run e2e -- --trace retain-on-failure` keeps that of a test which fails.
  use: { trace: 'off', launchOptions: launchOptions() },
  projects: [
    { name: 'react', testIgnore: '**/*.vanilla.spec.ts', use: { baseURL: react } },
    { name: 'vanilla', testIgnore: '**/*.react.spec.ts', use: { baseURL: vanilla } },
    { name: 'driver', testDir: '../../packages/testing/test/playwright' },
    { name: 'custom-page', testDir: '../../apps/custom-page/src', use: { baseURL: customPage } },
  ],
  webServer: [serveDemos(port, '--built'), serveDemos(port + 2), serveCustomPage(port + 4)],
});

/** Both demos, at a port and the next: what ships, or their sources as `npm start` serves them. */
function serveDemos(from: number, ...how: readonly string[]) {
  const ports = `--react-port ${from} --vanilla-port ${from + 1}`;
  return {
    command: ['node --conditions=@kratos-login/source apps/demo-kit/src/demos.ts', ports, ...how].join(' '),
    cwd: '../..',
    env: ownedByThisProcess(), // Playwright does not end its servers when it is ended itself
    wait: { stdout: new RegExp(`localhost:${from + 1}`) }, // said when both are up
    timeout: 60_000,
  };
}

function serveCustomPage(at: number) {
  const vite = 'node --import ../../tools/end-with-owner.mjs ../../node_modules/vite/bin/vite.js';
  const command = `${vite} build && ${vite} preview --port ${at} --strictPort`;
  return { command, cwd: '../../apps/custom-page', env: ownedByThisProcess(), url: customPage, timeout: 60_000 };
}
