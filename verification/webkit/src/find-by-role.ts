import { error, type WebDriver, type WebElement } from 'selenium-webdriver';

/** Where elements of these roles are looked for. The browser says which role and name each of them has. */
const candidates = {
  button: 'button',
  textbox: 'input',
  heading: 'h1',
  link: 'a[href]',
  alert: '[role="alert"]',
  status: '[role="status"]',
} as const;

/** The roles of a login page that the tests look for. */
export type Role = keyof typeof candidates;

/** Waits for the only visible element with the role and name that WebKit computes. A name is compared as a whole. */
export async function findByRole(driver: WebDriver, role: Role, name?: string): Promise<WebElement> {
  const description = name === undefined ? role : `${role} "${name}"`;
  const find = async (): Promise<WebElement | null> => {
    const found = await findAllNow(driver, role, name);
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  const element = await driver.wait(find, 10_000, `Expected one visible ${description}.`, 30);
  if (element === null) throw new Error(`Expected one visible ${description}.`);
  return element;
}

/** Returns the visible elements with this role and name. */
async function findAllNow(driver: WebDriver, role: Role, name?: string): Promise<readonly WebElement[]> {
  try {
    const elements = await driver.executeScript<WebElement[]>(
      'return [...document.querySelectorAll(arguments[0])].filter((element) => element.checkVisibility({ visibilityProperty: true }))',
      candidates[role],
    );
    const found: WebElement[] = [];
    for (const element of elements) {
      const isNamed = name === undefined || (await element.getAccessibleName()) === name;
      if (isNamed && (await element.getAriaRole()) === role) found.push(element);
    }
    return found;
  } catch (caught) {
    if (caught instanceof error.StaleElementReferenceError) return []; // the page has just changed
    throw caught;
  }
}
