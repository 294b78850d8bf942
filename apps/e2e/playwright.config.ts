import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../tools/browser.mjs';

// Not the ports of `npm start`: both may run at once.
const react = 'http://localhost:5273';
const vanilla = 'http://localhost:5274';
const reactSources = 'http://localhost:5275';
const vanillaSources = 'http://localhost:5276';
const fromSources = '**/*.sources.spec.ts';

/** Every spec runs on both demos, as they ship; `*.react.spec.ts` and `*.vanilla.spec.ts` only on theirs; `*.sources.spec.ts` on both in development. */
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
    { name: 'react', testIgnore: ['**/*.vanilla.spec.ts', fromSources], use: { baseURL: react } },
    { name: 'vanilla', testIgnore: ['**/*.react.spec.ts', fromSources], use: { baseURL: vanilla } },
    { name: 'react from sources', testMatch: fromSources, use: { baseURL: reactSources } },
    { name: 'vanilla from sources', testMatch: fromSources, use: { baseURL: vanillaSources } },
  ],
  webServer: [serve('--built', 5273, 5274), serve('', 5275, 5276)],
});

function serve(how: string, reactPort: number, vanillaPort: number) {
  return {
    command: `node --conditions=@kratos-login/source apps/demo-kit/src/demos.ts ${how} --react-port ${reactPort} --vanilla-port ${vanillaPort}`,
    cwd: '../..',
    wait: { stdout: new RegExp(String(vanillaPort)) }, // said when both are up
    timeout: 60_000,
  };
}
