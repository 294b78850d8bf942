import { requiredParts } from '@kratos-login/core';

/** The host's markup, looked up once. */
export interface Markup {
  readonly root: HTMLElement;
  readonly title: HTMLElement;
  readonly status: HTMLElement;
  /** The part that is in the document before the script runs. */
  readonly open: HTMLElement;
  /** The part that a form or step is shown in; the one at hand, when it serves. */
  toPart(name: string, atHand: HTMLElement): HTMLElement;
  /** Puts the parts back that were in the document, in place of the current one. */
  restore(atHand: HTMLElement): void;
}

/** Looks the markup up, and says what is missing before anybody needs it. */
export function findMarkup(root: HTMLElement | null): Markup {
  if (root === null) fail('the element that holds the login', 'got null: run the script after the markup');
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector) ?? missing(selector);
  const missing = (what: string): never => fail(what, `found none in ${root.outerHTML.split('>')[0]}>`);
  const parts = [...root.querySelectorAll<HTMLElement>('[data-part]')];
  const serves = (part: HTMLElement, name: string): boolean => part.dataset['part']?.split(' ').includes(name) === true;
  const findPart = (name: string): HTMLElement => parts.find((part) => serves(part, name)) ?? missing(`data-part="${name}"`);
  const isTemplate = (part: HTMLElement): part is HTMLTemplateElement => part.localName === 'template';
  for (const name of requiredParts) findPart(name);
  if (parts.some((part) => serves(part, 'code'))) findPart('address'); // where Kratos asks where to mail it
  find('[role="alert"]');
  find('[data-text="messages"]');
  // A notice without its link would be a dead end.
  if (root.querySelector('[data-text="notice"]')) find('a[data-link="notice"]');
  const title = find('[data-text="title"]');
  const status = find('[role="status"]');
  const inDocument = parts.filter((part) => !isTemplate(part));
  const open =
    inDocument.find((part) => serves(part, requiredParts[0])) ?? inDocument[0] ?? missing('a data-part outside of any <template>');
  for (const place of [root, ...parts.filter(isTemplate).map(({ content }) => content)]) {
    if (place.querySelector('[data-text] input')) fail('no <input> within a data-text', 'the text would take its place');
    for (const form of place.querySelectorAll('form'))
      if (form.getAttribute('method')?.toLowerCase() !== 'post' && (place !== root || form.closest('[data-part]')))
        fail('method="post" on every form', 'an early Enter would put the password into the address');
  }
  const others = inDocument.filter((part) => part !== open);
  for (const part of others) part.remove();
  title.tabIndex = -1; // for the focus
  let shown = '';

  return {
    root,
    title,
    status,
    open,
    toPart(name, atHand) {
      if (atHand === open ? serves(open, name) : name === shown) return atHand;
      shown = name;
      const part = findPart(name);
      if (!isTemplate(part)) return part;
      const first = part.content.firstElementChild ?? missing(`one element in the template for "${name}"`);
      return first.cloneNode(true) as HTMLElement;
    },
    restore(atHand) {
      if (!root.contains(atHand)) return; // the host has put fresh markup there
      atHand.replaceWith(open);
      open.after(...others);
    },
  };
}

/** What the fields of a part are sent with. */
export const findForm = (part: HTMLElement): HTMLFormElement | null => part.querySelector('[data-field]')?.closest('form') ?? null;

export function fail(expected: string, came: string): never {
  throw new Error(`bindLogin: expected ${expected}; ${came}. The whole markup: README of @kratos-login/dom.`);
}
