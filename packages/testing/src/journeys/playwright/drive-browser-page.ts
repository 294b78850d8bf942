import type { LoginInput } from '@kratos-login/core';
import type { Locator, Page } from '@playwright/test';
import { type ButtonNames, buttonNames, findAbsentNames, toButtonName } from '../button-names.ts';
import type { PageButton } from '../expected-button.ts';
import type { ExpectedField, ExpectedFocus } from '../expected-page.ts';
import type { PageDriver } from '../journey-driver.ts';
import { isFocusLost } from '../read-document.ts';
import { pollUntil } from './poll-until.ts';

/** How to find the parts of a page. */
export interface Finders {
  /** Finds the main heading. */
  readonly heading: (page: Page) => Locator;
  /** Finds a field by its label. */
  readonly field: (page: Page, label: string, name: string) => Locator;
  /** Finds all visible fields. */
  readonly fields: (page: Page) => Locator;
  /** Finds a button by its name. */
  readonly button: (page: Page, name: string) => Locator;
  /** Finds the alert region. */
  readonly alert: (page: Page) => Locator;
  /** Finds the status region. */
  readonly status: (page: Page) => Locator;
}

/** Finds parts by role and label, as users do. */
export const byRole: Finders = {
  heading: (page) => page.getByRole('heading', { level: 1 }),
  field: (page, label) => page.locator('input:visible').and(page.getByLabel(label, { exact: true })),
  fields: (page) => page.locator('input:visible'),
  button: (page, name) => page.getByRole('button', { name, exact: true }),
  alert: (page) => page.getByRole('alert'),
  status: (page) => page.getByRole('status'),
};

/** Options of {@link driveBrowserPage}. */
export interface BrowserPageOptions {
  readonly page: Page;
  /** Opens the page for a login with this input. */
  readonly open: (input: LoginInput) => Promise<unknown>;
  /** Advances its stopped clock. */
  readonly wait: (ms: number) => Promise<void>;
  /** Converts a text of a journey to that of this page. */
  readonly toPlace: (text: string) => string;
  /** The addresses to which the page has navigated so far. */
  readonly left: readonly string[];
  readonly find: Finders;
  readonly buttons: Partial<ButtonNames>;
  readonly takeScreenshot: () => Promise<string>;
  /** How long a check waits for the expected page, in milliseconds. Default: 5,000. */
  readonly patience?: number;
}

/** Creates a driver for a page in a browser of Playwright. */
export function driveBrowserPage(options: BrowserPageOptions): PageDriver {
  const { page, open, wait, toPlace, left, find, buttons, takeScreenshot, patience } = options;
  const expectEventually = (what: string, expected: unknown, read: () => Promise<unknown>): Promise<void> =>
    pollUntil(what, expected, read, patience);
  const names = { ...buttonNames, ...buttons };
  const toField = ({ label, name }: ExpectedField): Locator => find.field(page, label, name);
  const toButton = (button: PageButton): Locator => find.button(page, toButtonName(button, names));
  const enter = (text: string, field: ExpectedField): Promise<void> => toField(field).fill(text);
  const isOnPage = async (text: string): Promise<boolean> => (await page.getByText(text).filter({ visible: true }).count()) > 0;
  const seeText = (text: string): Promise<void> => expectEventually(`"${text}" on the page`, true, () => isOnPage(text));
  const isEnabled = async (button: Locator): Promise<boolean | 'nowhere' | 'disabled'> =>
    (await button.evaluateAll(
      ([first]) => first && (first.matches(':disabled') ? 'disabled' : first.getAttribute('aria-disabled') !== 'true'),
    )) ?? 'nowhere';
  const hasFocus = (place: Locator): Promise<boolean> =>
    place.evaluateAll((all) => all.some((each) => (each.getRootNode() as Document | ShadowRoot).activeElement === each));

  return {
    async open(input) {
      await open(input);
    },
    enterIdentifier: enter,
    enterPassword: enter,
    enterCode: enter,
    submit: (label) => find.button(page, label).click(),
    press: (button) => toButton(button).click(),
    async clickAgain() {
      await page.mouse.down({ clickCount: 2 });
      await page.mouse.up({ clickCount: 2 });
    },
    restorePage: () => page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
    wait,
    timeOutCall: () => wait(30_000),
    async processAnswer() {
      await new Promise((resolve) => setTimeout(resolve, 30)); // the answer is on its way to the browser
      await page.evaluate(takeTurns);
    },

    seeStep: ({ fields }) =>
      expectEventually(
        'the fields',
        fields.map(({ label }) => label),
        () => find.fields(page).evaluateAll(readLabels),
      ),
    async seeTitle(title, pageTitle) {
      const expected = [toPlace(title), true];
      await expectEventually(`the heading, and "${toPlace(pageTitle)}" in the title,`, expected, async () => {
        const [heading, tab] = await find.heading(page).evaluateAll(readTitles);
        return [tidy(heading), tab.includes(toPlace(pageTitle))];
      });
    },
    seeMessages: (messages) =>
      messages.length === 0
        ? expectEventually('the alert', '', () => read(find.alert(page)))
        : expectEventually('the messages missing in the alert', [], async () => {
            const said = await read(find.alert(page));
            return messages.filter((message) => !said.includes(tidy(message)));
          }),
    seeNotice: seeText,
    seeAdvice: seeText,
    seeLink: (label, url) =>
      expectEventually(`the URL of the link "${label}"`, new URL(toPlace(url), page.url()).href, async () => {
        const links = await page
          .getByRole('link', { name: label, exact: true })
          .evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href));
        return links[0] ?? 'no such link';
      }),
    seeNoNotice: (text) => expectEventually(`"${text}" on the page`, false, () => isOnPage(text)),
    async seeProgress(progress, left) {
      await expectEventually('the status', tidy(progress), () => read(find.status(page)));
      if (left !== '') await expectEventually(`"${left}" on the page`, true, () => isOnPage(left));
    },
    seeField(field, isReadOnly) {
      const { label, type, value, hint, messages } = field;
      const expected = { type, isReadOnly, isWrong: messages.length > 0, value: value ?? undefined, unsaid: [] };
      return expectEventually(`the field "${label}"`, expected, async () => {
        const [seen] = await toField(field).evaluateAll(readFields);
        if (seen === undefined) return 'nowhere';
        const { description, ...facts } = seen;
        const unsaid = [hint, ...messages].filter((text) => !description.includes(tidy(text)));
        return { ...facts, value: value === null ? undefined : facts.value, unsaid };
      });
    },
    async seeButtons(seen, gone) {
      const expected = seen.map((button) => [toButtonName(button, names), button.isEnabled] as const);
      const absent = findAbsentNames(seen, names, gone);
      if (await areAllThatAreThere(expected, absent)) return;
      await expectEventually('the buttons', expected, () =>
        Promise.all(seen.map(async (button) => [toButtonName(button, names), await isEnabled(toButton(button))])),
      );
      await expectEventually(
        'the buttons that must be gone',
        [],
        async () => (await findAnyOf(absent)?.allTextContents())?.map(tidy) ?? [],
      );
    },
    seeSubmit: (label, isBusy) => expectEventually(`"${label}" to be enabled`, !isBusy, () => isEnabled(find.button(page, label))),
    seeFocusOn: (focus) => expectEventually(`the focus on ${describe(focus)}`, true, () => hasFocus(findFocused(focus))),
    seeFocusKept: () =>
      expectEventually('the focus', 'on something', async () => ((await page.evaluate(isFocusLost, undefined)) ? 'lost' : 'on something')),
    seeNavigation: (url) => expectEventually('the address of the navigation', url, async () => left.at(-1) ?? 'nowhere'),
    describePage: async () => `title "${await page.title()}"\n${await page.locator('body').ariaSnapshot()}`,
    takeScreenshot,
  };

  /** Reads all buttons at once if their names are their texts. Other buttons are found one by one. */
  async function areAllThatAreThere(expected: readonly (readonly [name: string, isEnabled: boolean])[], absent: readonly string[]) {
    const buttons = await findAnyOf([...expected.map(([name]) => name), ...absent])?.evaluateAll(readButtons);
    return JSON.stringify(buttons?.sort() ?? []) === JSON.stringify(expected.toSorted());
  }

  function findAnyOf(buttons: readonly string[]): Locator | null {
    return buttons.map((name) => find.button(page, name)).reduce<Locator | null>((one, other) => one?.or(other) ?? other, null);
  }

  function findFocused(focus: ExpectedFocus): Locator {
    switch (focus.on) {
      case 'field':
        return toField(focus.field);
      case 'button':
        return toButton(focus.button);
      case 'title':
        return find.heading(page);
      case 'notice':
        return page.locator('[tabindex]:not(h1):visible');
    }
  }
}

const describe = (focus: ExpectedFocus): string => (focus.on === 'field' ? `"${focus.field.label}"` : focus.on);

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const read = async (region: Locator): Promise<string> => tidy((await region.allTextContents()).join(' '));

// ------------------------------------------------------------------------------------------------ code in the page
/** Enough turns to process an answer that has arrived. */
async function takeTurns(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  for (let turns = 0; turns < 200; turns++)
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  port1.close();
}

const readTitles = (headings: Element[]) => [headings.map(({ textContent }) => textContent).join(' '), document.title] as const;

const readLabels = (fields: HTMLInputElement[]): string[] =>
  fields.map((field) => {
    const labels = [...(field.labels ?? [])].map(({ textContent }) => textContent);
    return (field.getAttribute('aria-label') ?? labels.join(' ')).replace(/\s+/g, ' ').trim();
  });

const readButtons = (buttons: Element[]) =>
  buttons.map((button) => {
    const isNamedByText = !button.hasAttribute('aria-label') && !button.hasAttribute('aria-labelledby');
    const isEnabled = button.matches(':disabled') ? 'disabled' : button.getAttribute('aria-disabled') !== 'true';
    return [isNamedByText && button.textContent.replace(/\s+/g, ' ').trim(), isEnabled] as const;
  });

const readFields = (fields: HTMLInputElement[]) =>
  fields.map((field) => ({
    type: field.type,
    isReadOnly: field.readOnly,
    isWrong: field.getAttribute('aria-invalid') === 'true',
    value: field.value,
    description: (field.getAttribute('aria-describedby') ?? '')
      .split(/\s+/)
      .map((id) => (field.getRootNode() as Document | ShadowRoot).getElementById(id)?.textContent ?? '')
      .join(' ')
      .replace(/\s+/g, ' '),
  }));
