import { requiredParts } from '@kratos-login/core/page';

/** The elements of the host's markup. */
export interface Markup {
  readonly root: HTMLElement;
  readonly status: HTMLElement;
  /** The part that is in the document before the script runs. */
  readonly open: HTMLElement;
  /** Returns the part for a form or step. It is the current part, if it is for this form or step. */
  toPart(name: string, atHand: HTMLElement): HTMLElement;
  /** Restores the parts that were in the document, in place of the current part. */
  restore(atHand: HTMLElement): void;
}

/** Finds the markup. Throws an error that names missing parts. */
export function findMarkup(root: HTMLElement | null): Markup {
  if (!root) fail('the element that holds the login', 'got null: run the script after the markup');
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector) ?? missing(selector);
  const missing = (what: string): never => fail(what, `found none in ${root.outerHTML.split('>')[0]}>`);
  const parts = [...root.querySelectorAll<HTMLElement>('[data-part]')];
  const serves = (part: HTMLElement, name: string): boolean => ` ${part.dataset['part']} `.includes(` ${name} `);
  const findPart = (name: string): HTMLElement => parts.find((part) => serves(part, name)) ?? missing(`data-part="${name}"`);
  const isTemplate = (part: HTMLElement): part is HTMLTemplateElement => part.localName === 'template';
  for (const name of requiredParts) findPart(name);
  if (parts.some((part) => serves(part, 'code'))) findPart('address'); // Kratos may ask for the address first
  find('[role="alert"]');
  find('[data-text="messages"]');
  // A notice without its link would give the user no way on.
  if (root.querySelector('[data-text="notice"]')) find('a[data-link="notice"]');
  find('[data-text="title"]').tabIndex = -1;
  const status = find('[role="status"]');
  const inDocument = parts.filter((part) => !isTemplate(part));
  const open =
    inDocument.find((part) => serves(part, requiredParts[0])) ?? inDocument[0] ?? missing('a data-part outside of any <template>');
  const places = [root, ...parts.filter(isTemplate).map(({ content }) => content)];
  // Without it an error would not say what to do.
  if (!places.some((place) => place.querySelector('[data-text="advice"]'))) missing('data-text="advice"');
  for (const place of places) {
    if (place.querySelector('[data-text] input')) fail('no <input> within a data-text', 'the text would take its place');
    for (const form of place.querySelectorAll('form:not([method="post" i])'))
      if (place !== root || form.closest('[data-part]')) fail('method="post" on every form', 'found another');
  }
  const others = inDocument.filter((part) => part !== open);
  for (const part of others) part.remove();
  let shown = '';

  return {
    root,
    status,
    open,
    toPart(name, atHand) {
      if (name === shown) return atHand;
      shown = name;
      const part = serves(open, name) ? open : findPart(name);
      if (!isTemplate(part)) return part;
      const first = part.content.firstElementChild ?? missing(`one element in the template for "${name}"`);
      return first.cloneNode(true) as HTMLElement;
    },
    restore(atHand) {
      if (!root.contains(atHand)) return; // the host has replaced the markup
      atHand.replaceWith(open);
      open.after(...others);
    },
  };
}

export function fail(expected: string, came: string): never {
  throw new Error(`bindLogin: expected ${expected}; ${came}. See the README of @kratos-login/dom.`);
}
