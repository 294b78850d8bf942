import { requiredSecondFactorParts } from '@kratos-login/core/second-factor-page';
import { findMarkup } from '../find-markup.ts';
import { findParts, isTemplate, type Parts, serves } from '../find-parts.ts';

/** The elements of the host's markup. */
export interface SecondFactorMarkup extends Parts {
  readonly root: HTMLElement;
  readonly status: HTMLElement;
}

/** Places that a user cannot do without, by part. */
const places: readonly (readonly [part: string, selectors: readonly string[]])[] = [
  ['overview', ['[data-list="method"] template', '[data-question]']],
  ['pairing', ['form[method="post" i]', '[data-secret="key"]', '[data-field="totp_code"]']],
  ['backup-codes', ['[data-secret="codes"]', '[data-question]', '[data-verb="confirm"]']],
];

/** Finds the markup. Throws an error that names a missing part. */
export function findSecondFactorMarkup(root: HTMLElement | null): SecondFactorMarkup {
  if (!root) fail('the element that holds the second factor', 'got null: run the script after the markup');
  const missing = (what: string): never => fail(what, `found none in ${root.outerHTML.split('>')[0]}>`);
  // A part may hold the markup of a login, which has parts of its own.
  const parts = [...root.querySelectorAll<HTMLElement>('[data-part]')].filter((part) => !part.parentElement?.closest('[data-part]'));
  const find = (selector: string): HTMLElement =>
    [...root.querySelectorAll<HTMLElement>(selector)].find((each) => !each.closest('[data-part]')) ??
    missing(`${selector} outside of the parts`);
  find('[data-text="title"]').tabIndex = -1;
  find('[role="alert"] [data-text="messages"]');
  const status = find('[role="status"]');
  for (const [name, selectors] of places) {
    const part = parts.find((each) => serves(each, name));
    if (!part) continue; // `findParts` says so
    const place = isTemplate(part) ? part.content : part;
    for (const selector of selectors)
      if (!part.matches(selector) && !place.querySelector(selector)) missing(`${selector} in data-part="${name}"`);
  }
  const confirming = parts.find((part) => serves(part, 'confirming'));
  const login = confirming && isTemplate(confirming) ? confirming.content.firstElementChild : confirming;
  if (login) findMarkup(login.cloneNode(true) as HTMLElement); // throws what `bindLogin` would throw later
  return { root, status, ...findParts(root, parts, requiredSecondFactorParts, missing) };
}

/** Throws an error about the markup. */
export function fail(expected: string, came: string): never {
  throw new Error(`bindSecondFactor: expected ${expected}; ${came}. See the README of @kratos-login/dom.`);
}
