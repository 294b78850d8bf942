/** `npm run e2e:firefox` tests both built demos in Firefox. Arguments are those of Playwright, such as the name of a file. It fails without a Firefox. */
import { fileURLToPath } from 'node:url';
import { countPlaywright } from '../../../tools/count-tests.mjs';
import { failBeforeTests, runTests } from '../../../tools/run-tests.ts';
import { findFirefox } from './find-firefox.ts';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));
if (findFirefox() === null) {
  failBeforeTests(`e2e:firefox: expected Firefox on the PATH, or its path in FIREFOX_PATH. No test was run.
Debian: apt-get install firefox-esr. Other systems: install Firefox.`);
} else {
  const playwright = ['--conditions=@kratos-login/source', 'node_modules/@playwright/test/cli.js', 'test'];
  await runTests({
    args: [...playwright, '--config', 'verification/e2e/firefox.config.ts', ...process.argv.slice(2)],
    env: { E2E_PORT: process.env['E2E_PORT'] ?? '5283' }, // so that `npm run e2e` can run at the same time
    report: '.cache/playwright-firefox.json',
    count: countPlaywright,
  });
}
