import { createEmulator } from '@kratos-login/emulator';
import { test as anyTest } from 'vitest';
import { type BrowserOptions, openBrowser } from './open-browser.ts';
import { ann, createPersonPage, type PersonPage, password } from './person-page.ts';
import { startDriver } from './start-driver.ts';
import { startNetwork } from './start-network.ts';
import { type Screen, startScreen } from './start-screen.ts';

const url = process.env['DEMO_URL'] ?? '';

/** Opens a browser with a Kratos of its own. */
type Launch = (options?: BrowserOptions) => Promise<PersonPage>;

/** A `test` that can open the demo in WebKit. */
export const webkitTest = anyTest.extend<{ readonly screen: Screen; readonly launch: Launch }>({
  screen: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest requires an object pattern here, and reads from it which fixtures are used
    async ({}, use) => {
      if (url === '') throw new Error('The tests need the demos. Run them with: npm run e2e:webkit');
      const screen = await startScreen();
      await use(screen);
      await screen.stop();
    },
    { scope: 'file' },
  ],
  launch: async ({ screen }, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async (options = {}) => {
      const kratos = createEmulator({ baseUrl: `${url}kratos/`, identities: [{ email: ann, password, totp: true }] });
      const network = await startNetwork(kratos);
      ends.unshift(() => network.stop());
      const { url: driverUrl, stop } = await startDriver(screen);
      ends.unshift(stop);
      const driver = await openBrowser(driverUrl, network.proxy, options);
      ends.unshift(() => driver.quit());
      return createPersonPage({ driver, kratos, network, url });
    });
    for (const end of ends) await end();
  },
});
