import { findFocusTarget } from '../../page/apply-page-effect.ts';
import { clearInputs, findInputs } from '../../page/clear-inputs.ts';
import { secretFields } from '../../view/fields.ts';
import type { PageEffect } from '../../view/login-view.ts';
import type { SecondFactorView } from '../second-factor-view.ts';
import { removeSecrets, writeSecrets } from './write-secrets.ts';

/** What the last render left on the page. */
interface Rendered {
  readonly pageEffect: PageEffect;
  readonly fields: readonly HTMLInputElement[];
}

const pages = new WeakMap<HTMLElement, Rendered>();

/**
 * Puts the secrets of a view into the page, and does once what `view.pageEffect` says: clears fields and moves the focus. Call it after each render of a
 * view, for a framework whose rendering {@link attachSecondFactor} cannot wait for.
 *
 * The page has empty elements for the secrets, which no framework needs to know:
 *
 * - `<img data-secret="qr" alt="…">` for the QR code. Only a PNG image is shown.
 * - `<code data-secret="key" dir="ltr"></code>` for the key, in groups of four.
 * - `<ul data-secret="codes"></ul>` for the backup codes, each in a `<code>`. A used one has the class `kl-used`.
 *
 * They are emptied when the view no longer shows them, also after they have left the page. Nothing is written while nothing changes. The content that they
 * have otherwise stays.
 *
 * The focus goes to the input with the name `pageEffect.focus`, or to the element with that `data-focus`: `title`, `question`, `retry`, or the button of a
 * method, such as `totp-remove`. If none matches, `title` gets it. A screen reader does not say a heading again that has the focus already, so let each kind of
 * view have another heading element. Describe it by the message and the lead: some screen readers drop an alert while the focus moves.
 */
export function applySecondFactorEffect(root: HTMLElement, view: SecondFactorView): void {
  const { pageEffect } = view;
  const before = pages.get(root);
  pages.set(root, { pageEffect, fields: findInputs(root, secretFields) });
  writeSecrets(root, view);
  // As for the inputs of a login: an adapter may remove the old form only after this.
  queueMicrotask(() => clearInputs(before?.fields.filter((each) => !each.isConnected) ?? []));
  if (before?.pageEffect === pageEffect) return;
  clearInputs(findInputs(root, pageEffect.clear));
  if (pageEffect.focus) (findFocusTarget(root, pageEffect.focus) ?? findFocusTarget(root, 'title'))?.focus();
}

/** Clears the fields with codes, and removes all secrets from a page. */
export function clearSecondFactor(root: HTMLElement): void {
  clearInputs([...findInputs(root, secretFields), ...(pages.get(root)?.fields ?? [])]);
  removeSecrets(root);
}
