import type { WebDriver, WebElement } from 'selenium-webdriver';

/** What a page shows and keeps. */
export interface ReadPage {
  readonly text: string;
  readonly alerts: readonly string[];
  readonly statuses: readonly string[];
  readonly address: string;
  readonly historyState: string;
  readonly localStorage: Readonly<Record<string, string>>;
  readonly sessionStorage: Readonly<Record<string, string>>;
  readonly cookies: string;
  readonly windowName: string;
}

/** Reads the texts of a page, and each place that outlives it. */
export const readPage = (driver: WebDriver): Promise<ReadPage> =>
  driver.executeScript<ReadPage>(`
    const texts = (selector) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
    return {
      text: document.body.innerText,
      alerts: texts('[role="alert"]'),
      statuses: texts('[role="status"]'),
      address: location.href,
      historyState: JSON.stringify(history.state),
      localStorage: { ...localStorage },
      sessionStorage: { ...sessionStorage },
      cookies: document.cookie,
      windowName: name,
    }`);

/** Returns the accessible name of the focused element. */
export async function readFocus(driver: WebDriver): Promise<string> {
  return (await driver.switchTo().activeElement()).getAccessibleName();
}

/** Returns the texts that describe a field to a screen reader. WebDriver has no command for them. */
export const readDescription = (driver: WebDriver, field: WebElement): Promise<string> =>
  driver.executeScript<string>(
    `return (arguments[0].getAttribute('aria-describedby') ?? '').split(' ')
      .map((id) => document.getElementById(id)?.textContent.trim()).filter(Boolean).join(' ')`,
    field,
  );
