import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';
import { findFirefox } from './src/find-firefox.ts';

/*
 * `npm run e2e:firefox` runs these specs in the installed Firefox, which Playwright drives by WebDriver BiDi. Playwright cannot do everything there:
 * the cookies of scripted answers are lost (`emulatorTest`), JavaScript stays on (`no-javascript.spec.ts`), and a second click is not marked as one.
 */
export default defineConfig({
  ...config,
  testMatch: /(sign-in|form|failures|languages|back-button|before-script|no-developer-hints|navigates-once)\.spec\.ts$/,
  grepInvert: /the second click of a double click/,
  workers: 2,
  timeout: 60_000, // axe runs four times on each step and takes half of this time
  reporter: [['list'], ['json', { outputFile: '../../.cache/playwright-firefox.json' }]],
  use: {
    trace: 'off',
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: findFirefox() ?? '',
      // Playwright does not notice when a page returns from the back/forward cache. It disables this cache in Chromium too.
      firefoxUserPrefs: { 'browser.sessionhistory.max_total_viewers': 0 },
    },
  },
  projects: (config.projects ?? []).flatMap((project) => {
    if (project.name === 'gallery') return [{ ...project, testMatch: 'layout.spec.ts' }];
    return project.name === 'react' || project.name === 'vanilla' ? [project] : [];
  }),
});
