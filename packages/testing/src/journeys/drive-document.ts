import type { LoginInput } from '@kratos-login/core';
import { type ButtonNames, buttonNames, findAbsentNames, toButtonName } from './button-names.ts';
import { expectEventually } from './expect-eventually.ts';
import type { PageButton } from './expected-button.ts';
import type { ExpectedField, ExpectedFocus } from './expected-page.ts';
import { flushPending } from './flush-pending.ts';
import type { JourneyDriver, PageDriver } from './journey-driver.ts';
import {
  describeDocument,
  findAllButtons,
  findButtonsNamed,
  findFields,
  findHeading,
  findLink,
  findRoot,
  isFocusLost,
  isShown,
  readRegion,
  tidy,
  toAccessibleName,
  toDescription,
} from './read-document.ts';

/** Options of {@link driveDocument}. */
export interface DriveDocumentOptions {
  /** Adds the page to this document, or to one of a frame or a popup, and returns the element that contains it. */
  readonly open: (input: LoginInput) => HTMLElement | Promise<HTMLElement>;
  /** Advances the clock of the page. */
  readonly wait: JourneyDriver['wait'];
  /** Lets the timeout of a call pass. */
  readonly timeOutCall: JourneyDriver['timeOutCall'];
  /** The labels of buttons for which the view has no text. Default: {@link buttonNames}. */
  readonly buttons?: Partial<ButtonNames>;
}

/**
 * Creates a driver for a page in this document, which finds elements by role and label. It runs in browsers and in DOM implementations.
 *
 * `testMountedLogin` of `@kratos-login/testing/vitest` is built on it.
 */
export function driveDocument({ open, wait, timeOutCall, buttons = {} }: DriveDocumentOptions): PageDriver {
  const names = { ...buttonNames, ...buttons };
  let root: HTMLElement = document.body;
  const findField = ({ label }: ExpectedField): HTMLInputElement | undefined =>
    findFields(root).find((field) => toAccessibleName(field) === label);
  const findOne = (button: PageButton): HTMLElement | undefined => findButtonsNamed(root, toButtonName(button, names))[0];
  const enter = async (text: string, field: ExpectedField): Promise<void> => {
    const input = findField(field) ?? fail(`Found no field "${field.label}".`);
    input.focus();
    write(input, text);
  };
  const click = (button: HTMLElement | undefined, name: string): void => {
    if (button?.getAttribute('aria-disabled') === 'true') fail(`"${name}" is aria-disabled.`);
    if (button === undefined) fail(`Found no button "${name}", only: ${findAllButtons(root).map(toAccessibleName).join(', ')}.`);
    button.focus();
    button.click();
  };
  const seeText = (text: string): Promise<void> =>
    expectEventually(`"${text}" on the page`, true, () => tidy(root.textContent).includes(text));
  const findFocused = (focus: ExpectedFocus): Element | undefined => {
    switch (focus.on) {
      case 'field':
        return findField(focus.field);
      case 'button':
        return findOne(focus.button);
      case 'title':
        return findHeading(root);
      case 'notice':
        return [...root.querySelectorAll('[tabindex]')].filter(isShown).find((each) => each !== findHeading(root));
    }
  };

  return {
    async open(input) {
      root = await open(input);
    },
    enterIdentifier: enter,
    enterPassword: enter,
    enterCode: enter,
    async submit(label) {
      click(findButtonsNamed(root, label)[0], label);
    },
    async press(button) {
      click(findOne(button), toButtonName(button, names));
    },
    async restorePage() {
      // Browsers dispatch the event to every frame of a restored page.
      for (const each of new Set([root.ownerDocument.defaultView, window]))
        each?.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    },
    wait,
    timeOutCall,
    processAnswer: () => flushPending(30),

    seeStep: ({ fields }) =>
      expectEventually(
        'the fields',
        fields.map(({ label }) => label),
        () => findFields(root).map(toAccessibleName),
      ),
    async seeTitle(title, pageTitle) {
      await expectEventually('the heading', title, () => tidy(findHeading(root)?.textContent));
      await expectEventually(`"${pageTitle}" in the title`, true, () => root.ownerDocument.title.includes(pageTitle));
    },
    seeMessages: (messages) =>
      messages.length === 0
        ? expectEventually('the alert', '', () => readRegion(root, 'alert'))
        : expectEventually('the messages missing in the alert', [], () =>
            messages.filter((message) => !readRegion(root, 'alert').includes(message)),
          ),
    seeNotice: seeText,
    seeAdvice: seeText,
    seeLink: (label, url) =>
      expectEventually(
        `the URL of the link "${label}"`,
        new URL(url, root.baseURI).href,
        () => findLink(root, label)?.href ?? 'no such link',
      ),
    // `innerText` omits hidden text, but some DOM implementations do not have it.
    seeNoNotice: (text) => expectEventually(`"${text}" on the page`, false, () => tidy(root.innerText ?? root.textContent).includes(text)),
    async seeProgress(progress, wait) {
      await expectEventually('the status', progress, () => readRegion(root, 'status'));
      if (wait !== '') await expectEventually(`"${wait}" on the page`, true, () => tidy(root.textContent).includes(wait));
    },
    seeField: (field, isReadOnly) => {
      const { label, type, value, hint, messages } = field;
      const expected = { type, isReadOnly, isWrong: messages.length > 0, ...(value !== null && { value }), unsaid: [] };
      return expectEventually(`the field "${label}"`, expected, () => {
        const input = findField(field);
        if (input === undefined) return 'nowhere';
        const description = toDescription(input);
        return {
          type: input.type,
          isReadOnly: input.readOnly,
          isWrong: input.getAttribute('aria-invalid') === 'true',
          ...(value !== null && { value: input.value }),
          unsaid: [hint, ...messages].filter((text) => !description.includes(tidy(text))),
        };
      });
    },
    async seeButtons(seen, gone) {
      await expectEventually(
        'the buttons',
        seen.map((button) => [toButtonName(button, names), button.isEnabled]),
        () => seen.map((button) => [toButtonName(button, names), isEnabled(findOne(button))]),
      );
      await expectEventually('the buttons that must be gone', [], () =>
        findAbsentNames(seen, names, gone).filter((name) => findButtonsNamed(root, name).length > 0),
      );
    },
    seeSubmit: (label, isBusy) => expectEventually(`"${label}"`, !isBusy, () => isEnabled(findButtonsNamed(root, label)[0])),
    seeFocusOn: (focus) =>
      expectEventually(`the focus on ${describe(focus)}`, true, () => {
        const place = findFocused(focus);
        return place !== undefined && findRoot(place).activeElement === place;
      }),
    seeFocusKept: () => expectEventually('the focus', 'on something', () => (isFocusLost(root.ownerDocument) ? 'lost' : 'on something')),
    describePage: async () => describeDocument(root),
  };
}

const describe = (focus: ExpectedFocus): string => (focus.on === 'field' ? `"${focus.field.label}"` : focus.on);

/** A button must never be `disabled` after the script has run, not even during a request, because it would lose the focus. */
const isEnabled = (button: HTMLElement | undefined): boolean | 'nowhere' | 'disabled' => {
  if (button === undefined) return 'nowhere';
  return button.matches(':disabled') ? 'disabled' : button.getAttribute('aria-disabled') !== 'true';
};

/** Sets a value as typing does, so that frameworks notice it. */
function write(input: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

function fail(text: string): never {
  throw new Error(text);
}
