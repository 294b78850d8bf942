import { requiredParts } from '@kratos-login/core/page';
import { findParts, isTemplate, type Parts, serves } from './find-parts.ts';

/** The elements of the host's markup. */
export interface Markup extends Parts {
  readonly root: HTMLElement;
  readonly status: HTMLElement;
}

/** Finds the markup. Throws an error that names missing parts. */
export function findMarkup(root: HTMLElement | null): Markup {
  if (!root) fail('the element that holds the login', 'got null: run the script after the markup');
  const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector) ?? missing(selector);
  const missing = (what: string): never => fail(what, `found none in ${root.outerHTML.split('>')[0]}>`);
  const parts = [...root.querySelectorAll<HTMLElement>('[data-part]')];
  const needed = parts.some((part) => serves(part, 'code')) ? [...requiredParts, 'address'] : requiredParts; // Kratos may ask for the address first
  find('[role="alert"]');
  find('[data-text="messages"]');
  // A notice without its link would give the user no way on.
  if (root.querySelector('[data-text="notice"]')) find('a[data-link="notice"]');
  find('[data-text="title"]').tabIndex = -1;
  const status = find('[role="status"]');
  const places = [root, ...parts.filter(isTemplate).map(({ content }) => content)];
  // Without it an error would not say what to do.
  if (!places.some((place) => place.querySelector('[data-text="advice"]'))) missing('data-text="advice"');
  for (const place of places) {
    if (place.querySelector('[data-text] input')) fail('no <input> within a data-text', 'the text would take its place');
    for (const form of place.querySelectorAll('form:not([method="post" i])'))
      if (place !== root || form.closest('[data-part]')) fail('method="post" on every form', 'found another');
  }
  return { root, status, ...findParts(root, parts, needed, missing) };
}

export function fail(expected: string, came: string): never {
  throw new Error(`bindLogin: expected ${expected}; ${came}. See the README of @kratos-login/dom.`);
}
