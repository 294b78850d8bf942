import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/*
 * `npm run e2e:firefox` runs the sign-in and the forms in the installed Firefox, which Playwright drives by WebDriver BiDi. Specs that need scripted
 * answers or the back/forward cache run in Chromium only: BiDi passes no cookies of scripted answers to Firefox.
 */
const places = ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/snap/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const given = process.env['FIREFOX_PATH'];
const executablePath = (given === undefined ? places : [given]).find((path) => existsSync(path));
if (executablePath === undefined)
  throw new Error(`Found no Firefox at ${given ?? places.join(', ')}. Install one (Debian: firefox-esr), or set FIREFOX_PATH to its path.`);

export default defineConfig({
  ...config,
  testMatch: /(sign-in|form|before-script\.vanilla|no-javascript|no-developer-hints)\.spec\.ts$/,
  workers: 2,
  timeout: 60_000, // axe runs four times on each step and takes half of this time
  reporter: 'list',
  use: { trace: 'off', browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath } },
  projects: (config.projects ?? []).filter(({ name }) => name === 'react' || name === 'vanilla'),
});
