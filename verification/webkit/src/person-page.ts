import type { Emulator } from '@kratos-login/emulator';
import { findSecrets } from '@kratos-login/testing';
import { Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import { expect } from 'vitest';
import { findByRole, type Role } from './find-by-role.ts';
import { names, said } from './names.ts';
import { readDescription, readFocus, readPage } from './read-page.ts';
import type { Network } from './start-network.ts';

export const ann = 'ann@example.com';
export const password = 'correct horse battery';

/** A browser, its network, and the Kratos that answers it. */
export interface PersonPageParts {
  readonly driver: WebDriver;
  readonly kratos: Emulator;
  readonly network: Network;
  /** The URL of the demo. */
  readonly url: string;
}

/** The actions and checks of a user on a login page. It finds elements by the role and name that WebKit computes. */
export const createPersonPage = ({ driver, kratos, network, url }: PersonPageParts) => ({
  driver,
  kratos,
  network,
  url,

  find: (role: Role, name?: string) => findByRole(driver, role, name),
  async press(name: string) {
    await (await findByRole(driver, 'button', name)).click();
  },
  async fill(label: string, text: string) {
    const field = await findByRole(driver, 'textbox', label);
    await field.clear();
    await field.sendKeys(text);
  },
  /** Types a text into a field and cuts it, so that it is on the clipboard. */
  async cutFrom(label: string, text: string) {
    await this.fill(label, text);
    await this.shortcut('a');
    await this.shortcut('x');
    await this.seeValue(label, '');
  },
  async pasteInto(label: string) {
    await (await findByRole(driver, 'textbox', label)).click();
    await this.shortcut('v');
  },
  shortcut: (key: string) => driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform(),
  keys: (...keys: string[]) =>
    driver
      .actions()
      .sendKeys(...keys)
      .perform(),

  /** Opens a page of the demo, and waits until Kratos's form can be submitted. */
  async open(path = '') {
    await driver.get(new URL(path, url).href);
    await this.seeReady(names.signIn);
  },
  async enterPassword(secret = password, email = ann) {
    await this.seeReady(names.signIn);
    await this.fill(names.email, email);
    await this.fill(names.password, secret);
    await this.press(names.signIn);
  },
  async enterCode(code?: string) {
    await this.seeReady(names.verify);
    await this.fill(names.code, code ?? kratos.totpCode(ann));
    await this.press(names.verify);
  },
  async openCodeStep() {
    await this.open();
    await this.enterPassword();
    await this.seeFocus(names.code);
  },

  async see(role: Role, name: string) {
    await findByRole(driver, role, name);
  },
  seeReady: (name: string) =>
    expect.poll(async () => (await findByRole(driver, 'button', name)).getAttribute('aria-disabled')).toBe('false'),
  seeFocus: (name: string) => expect.poll(() => readFocus(driver)).toBe(name),
  seeValue: (label: string, value: string) =>
    expect.poll(async () => (await findByRole(driver, 'textbox', label)).getProperty('value')).toBe(value),
  seeDescription: (label: string, text: string) =>
    expect.poll(async () => readDescription(driver, await findByRole(driver, 'textbox', label))).toContain(text),
  seeAlert: (text: string) => expect.poll(async () => (await readPage(driver)).alerts.join(' ')).toContain(text),
  seeTitle: (title: string) => expect.poll(() => driver.getTitle()).toBe(title),
  async seeSignedIn() {
    await this.seeFocus(said.successTitle);
    await expect.poll(async () => (await readPage(driver)).text).toContain(said.bothFactors);
  },
  /** Returns where an element is in the window. */
  readBox: (element: WebElement) => driver.executeScript<DOMRect>('return arguments[0].getBoundingClientRect()', element),
  /** Looks for typed secrets where other pages or other users could read them: addresses, storage, cookies, and names of the window. */
  async seeNoSecret(secrets: Readonly<Record<string, string>>) {
    const { text: _text, ...kept } = await readPage(driver);
    expect(findSecrets({ kept, requested: network.requests }, secrets)).toEqual([]);
  },
});

/** See {@link createPersonPage}. */
export type PersonPage = ReturnType<typeof createPersonPage>;
