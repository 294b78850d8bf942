import { pages } from '@kratos-login/core';

/** The host's markup, looked up once. */
export interface Markup {
  readonly root: HTMLElement;
  readonly title: HTMLElement;
  readonly status: HTMLElement;
  /** The part that is in the document before the script runs. */
  readonly open: HTMLElement;
  /** The part that a form or step is shown in; the one at hand, when it serves. */
  toPart(name: string, atHand: HTMLElement): HTMLElement;
}

/** Looks the markup up, and says what is missing before anybody needs it. */
export function findMarkup(root: HTMLElement | null): Markup {
  if (root === null) fail('the element that holds the login', 'got null: run the script after the markup');
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector) ?? missing(selector);
  const missing = (what: string): never => fail(what, `found none in ${root.outerHTML.split('>')[0]}>`);
  const parts = [...root.querySelectorAll<HTMLElement>('[data-part]')];
  const serves = (part: HTMLElement, name: string): boolean => part.dataset['part']?.split(' ').includes(name) === true;
  const findPart = (name: string): HTMLElement => parts.find((part) => serves(part, name)) ?? missing(`data-part="${name}"`);
  const isTemplate = (part: HTMLElement): part is HTMLTemplateElement => part instanceof HTMLTemplateElement;
  for (const name of pages) findPart(name);
  find('[role="alert"]');
  const open = parts.find((part) => !isTemplate(part)) ?? missing('a data-part outside of any <template>');
  for (const place of [root, ...parts.filter(isTemplate).map(({ content }) => content)])
    for (const { method } of place.querySelectorAll('form'))
      if (method !== 'post') fail('method="post" on every form', 'an early Enter would put the password into the address');
  for (const part of parts) if (part !== open) part.remove();
  let shown = '';

  return {
    root,
    title: find('[data-text="title"]'),
    status: find('[role="status"]'),
    open,
    toPart(name, atHand) {
      if (atHand === open ? serves(open, name) : name === shown) return atHand;
      shown = name;
      const part = findPart(name);
      if (!isTemplate(part)) return part;
      const copy = part.content.firstElementChild?.cloneNode(true);
      return copy instanceof HTMLElement ? copy : missing(`one element in the template for "${name}"`);
    },
  };
}

function fail(expected: string, came: string): never {
  throw new Error(`bindLogin: expected ${expected}; ${came}. The whole markup: README of @kratos-login/dom.`);
}
