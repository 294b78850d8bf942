import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver';

/** Options of {@link openBrowser}. */
export interface BrowserOptions {
  /** The size of the page in CSS pixels. Default: 1280 × 800. */
  readonly size?: readonly [width: number, height: number];
  /** Whether the user prefers dark pages. Default: `false`. */
  readonly isDark?: boolean;
  /** Whether a navigation waits until the page has loaded. Default: `true`. */
  readonly waitsForLoad?: boolean;
}

/** Opens a WebKit without cookies, whose requests all go through the proxy. */
export async function openBrowser(
  driverUrl: string,
  proxy: string,
  { size = [1280, 800], isDark = false, waitsForLoad = true }: BrowserOptions,
): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    pageLoadStrategy: waitsForLoad ? 'normal' : 'none',
    proxy: { proxyType: 'manual', httpProxy: proxy },
    'webkitgtk:browserOptions': { args: ['--automation', ...(isDark ? ['--dark-mode'] : [])] },
  });
  // With the URL of a server, Selenium neither downloads nor starts a driver.
  const opening = new Builder().disableEnvironmentOverrides().usingServer(driverUrl).withCapabilities(capabilities).build();
  const driver = await Promise.race([opening, failAfter(30_000)]);
  await driver.manage().setTimeouts({ pageLoad: 20_000, script: 10_000 }); // a test reports which command took too long
  await resizePage(driver, size);
  return driver;
}

async function failAfter(ms: number): Promise<never> {
  await sleep(ms, undefined, { ref: false });
  throw new Error(`WebKitWebDriver has opened no browser within ${ms / 1000} s.`);
}

/** Makes the page, without the toolbar of the window, as large as this. */
export async function resizePage(driver: WebDriver, [width, height]: readonly [number, number]): Promise<void> {
  const toolbar = await driver.executeScript<number>('return outerHeight - innerHeight');
  await driver
    .manage()
    .window()
    .setRect({ width, height: height + toolbar });
  const isResized = (): Promise<boolean> =>
    driver.executeScript<boolean>('return innerWidth === arguments[0] && innerHeight === arguments[1]', width, height);
  await driver.wait(isResized, 5_000, `The window cannot be ${width} × ${height}.`, 20);
}
