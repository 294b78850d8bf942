/*
 * Finds elements of this document by role and label. Names and descriptions use `aria-labelledby`, `aria-label`, `<label>`, the text and
 * `aria-describedby`. That is the part of the W3C's computation that a login page needs.
 */

export const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

export function isShown(element: Element): boolean {
  if (element.closest('[hidden], [aria-hidden="true"]') !== null) return false;
  return !('checkVisibility' in element) || element.checkVisibility({ visibilityProperty: true });
}

const find = <Found extends Element>(root: Element, selector: string): readonly Found[] =>
  [...root.querySelectorAll<Found>(selector)].filter(isShown);

/** This function is also sent into a page of a browser, so it must not call other functions. */
export const isFocusLost = (page: Document = document): boolean => page.activeElement === null || page.activeElement === page.body;

export const findHeading = (root: Element): HTMLElement | undefined => find<HTMLElement>(root, 'h1, [role="heading"][aria-level="1"]')[0];

export const findFields = (root: Element): readonly HTMLInputElement[] =>
  find<HTMLInputElement>(root, 'input:not([type="hidden"], [type="submit"], [type="button"], [type="checkbox"], [type="radio"])');

export const findLink = (root: Element, name: string): HTMLAnchorElement | undefined =>
  find<HTMLAnchorElement>(root, 'a[href]').find((link) => toAccessibleName(link) === name);

export const findButtonsNamed = (root: Element, name: string): readonly HTMLElement[] =>
  findAllButtons(root).filter((button) => toAccessibleName(button) === name);

export const findAllButtons = (root: Element): readonly HTMLElement[] =>
  find<HTMLElement>(root, 'button, [role="button"], input[type="submit"], input[type="button"]');

/** Live regions are read even if they are invisible. */
export const readRegion = (root: Element, role: 'alert' | 'status'): string =>
  tidy([...root.querySelectorAll(`[role="${role}"]`)].map(({ textContent }) => textContent).join(' '));

export function toAccessibleName(element: Element): string {
  const by = element.getAttribute('aria-labelledby');
  if (by !== null) return readIds(element, by);
  const { labels: elements } = element as HTMLInputElement; // `instanceof` would fail for an element of a frame
  const labels = element.localName === 'input' ? [...(elements ?? [])].map(({ textContent }) => textContent).join(' ') : '';
  return tidy(element.getAttribute('aria-label')) || tidy(labels) || tidy(element.textContent) || tidy(element.getAttribute('value'));
}

export const toDescription = (element: Element): string => readIds(element, element.getAttribute('aria-describedby') ?? '');

/** Returns the document or shadow root of an element. Each has its own ids and focus. */
export const findRoot = (element: Element): Document | ShadowRoot => element.getRootNode() as Document | ShadowRoot;

const readIds = (element: Element, ids: string): string =>
  tidy(
    ids
      .split(/\s+/)
      .map((id) => findRoot(element).getElementById(id)?.textContent)
      .join(' '),
  );

/** Describes the page for failure messages, with a line for each element. */
export function describeDocument(root: Element): string {
  const { title } = root.ownerDocument;
  const { activeElement } = findRoot(root);
  const focused = (element: Element): string => (element === activeElement ? ' (focused)' : '');
  const fact = (element: Element, name: string): string => (element.getAttribute(name) === 'true' ? ` (${name})` : '');
  const fields = findFields(root).map(
    (field) =>
      `field "${toAccessibleName(field)}"${focused(field)}${fact(field, 'aria-invalid')}: ${field.type === 'password' ? '•'.repeat(field.value.length) : field.value}, described as "${toDescription(field)}"`,
  );
  const buttons = findAllButtons(root).map(
    (button) => `button "${toAccessibleName(button)}"${focused(button)}${fact(button, 'aria-disabled')}`,
  );
  const heading = findHeading(root);
  return [
    `title "${title}"`,
    ...(heading === undefined ? ['no heading'] : [`heading "${toAccessibleName(heading)}"${focused(heading)}`]),
    `alert "${readRegion(root, 'alert')}"`,
    `status "${readRegion(root, 'status')}"`,
    ...fields,
    ...buttons,
  ].join('\n');
}
