import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../tools/browser.mjs';

// Not the ports of `npm start`: both may run at once.
const react = 'http://localhost:5273';
const vanilla = 'http://localhost:5274';

/** Every spec runs on both demos; `*.react.spec.ts` and `*.vanilla.spec.ts` only on theirs. */
export default defineConfig({
  testDir: 'src',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 30_000,
  reporter: [['list'], ['json', { outputFile: '../../.cache/playwright.json' }]],
  use: { trace: 'retain-on-failure', launchOptions: launchOptions() },
  projects: [
    { name: 'react', testIgnore: '**/*.vanilla.spec.ts', use: { baseURL: react } },
    { name: 'vanilla', testIgnore: '**/*.react.spec.ts', use: { baseURL: vanilla } },
  ],
  webServer: {
    command: 'node --conditions=@kratos-login/source apps/demo-kit/src/demos.ts --built --react-port 5273 --vanilla-port 5274',
    cwd: '../..',
    wait: { stdout: /5274/ }, // said when both are up
    timeout: 60_000,
  },
});
