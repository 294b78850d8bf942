import { secretFields } from '../view/fields.ts';
import type { LoginView, PageEffect } from '../view/login-view.ts';
import { clearInputs, findInputs } from './clear-inputs.ts';
import { sentForms } from './submit-form.ts';

/** What the last render left on the page. */
interface Rendered {
  readonly pageEffect: PageEffect;
  readonly part: HTMLElement;
  readonly fields: readonly HTMLInputElement[];
}

const pages = new WeakMap<HTMLElement, Rendered>();

/**
 * Does what `view.pageEffect` says, once: clears fields, moves the focus and submits the form. Call it after each render of a view, for a framework whose
 * rendering {@link attachPage} cannot wait for.
 *
 * The focus goes to the input with the name `pageEffect.focus`, or to the element with that `data-focus`: `title`, `notice`, `retry`, and `address` on
 * the first address. If several match, the first visible one gets it. If none matches, `title` gets it.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { applyPageEffect } from '@kratos-login/core/page'
 *
 * const login = createLogin({ kratosUrl: 'https://auth.example.com' })
 * login.subscribe((view) => applyPageEffect(document.body, view)) // after the view is in the page
 * ```
 *
 * `part` is the element within `root` that holds the fields of the login, where `root` has other forms as well. Default: that of the call before, or `root`.
 */
export function applyPageEffect(root: HTMLElement, view: LoginView, part: HTMLElement = findPart(root)): void {
  const { pageEffect } = view;
  const before = pages.get(root);
  pages.set(root, { pageEffect, part, fields: findInputs(part, secretFields) });
  // What has left the page may still be referenced, and a secret with it. An adapter may remove the old form only after this.
  queueMicrotask(() => clearInputs(before?.fields.filter((each) => !each.isConnected) ?? []));
  if (before?.pageEffect === pageEffect) return;
  clearInputs(findInputs(part, pageEffect.clear));
  if (pageEffect.focus) (findFocusTarget(root, pageEffect.focus) ?? findFocusTarget(root, 'title'))?.focus();
  if (pageEffect.submit && view.kind === 'form') {
    const form = sentForms.get(view.restart) ?? findInputs(part, ['identifier', 'username'])[0]?.form;
    if (form && root.contains(form)) form.requestSubmit(); // one login may be on the page twice
  }
}

/** Clears the fields that are on a page. */
export const clearSecrets = (root: HTMLElement): void => clearInputs(findInputs(findPart(root), secretFields));

const findPart = (root: HTMLElement): HTMLElement => pages.get(root)?.part ?? root;

/** Returns the first visible element: a form may be rendered twice, once for each screen width. */
export function findFocusTarget(root: HTMLElement, name: string): HTMLElement | undefined {
  const all = [...root.querySelectorAll<HTMLElement>(`input[name="${name}"], [data-focus="${name}"]`)];
  return all.find((each) => each.getClientRects()[0]) ?? all[0];
}
