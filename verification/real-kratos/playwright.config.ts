import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../tools/browser.mjs';
import { ownedByThisProcess } from '../../tools/on-termination.mjs';

// These ports differ from those of `npm start` and of the end-to-end tests, so all can run at once.
const react = 'http://localhost:5373';
const vanilla = 'http://localhost:5374';

export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/real',
  forbidOnly: true,
  workers: 1,
  timeout: 60_000,
  use: { trace: 'retain-on-failure', launchOptions: launchOptions() },
  projects: [
    { name: 'react', use: { baseURL: react } },
    { name: 'vanilla', use: { baseURL: vanilla } },
  ],
  webServer: {
    command: 'node --conditions=@kratos-login/source apps/demo-kit/src/demos.ts --built --react-port 5373 --vanilla-port 5374',
    cwd: '../..',
    env: ownedByThisProcess(),
    wait: { stdout: /5374/ }, // printed when both are ready
    timeout: 60_000,
  },
});
