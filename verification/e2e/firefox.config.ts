import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/*
 * `npm run e2e:firefox`: the main job and the forms in Firefox as it ships, which Playwright drives by WebDriver BiDi. What needs more of Playwright
 * than that can do is left to Chromium: answers in Kratos's stead, whose cookies do not reach Firefox, and pages that come back from its cache.
 */
const places = ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/snap/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const given = process.env['FIREFOX_PATH'];
const executablePath = (given === undefined ? places : [given]).find((path) => existsSync(path));
if (executablePath === undefined)
  throw new Error(
    `There is no Firefox at ${given ?? places.join(', ')}. Install one (Debian: firefox-esr), or say in FIREFOX_PATH where it is.`,
  );

export default defineConfig({
  ...config,
  testMatch: /(sign-in|form|before-script\.vanilla|no-javascript|no-developer-hints)\.spec\.ts$/,
  workers: 2,
  timeout: 60_000, // axe, which looks at each step four times, takes it half of that
  reporter: 'list',
  use: { trace: 'off', browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath } },
  projects: (config.projects ?? []).filter(({ name }) => name === 'react' || name === 'vanilla'),
});
