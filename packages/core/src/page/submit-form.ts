import type { FormView, LoginView } from '../view/login-view.ts';
import { toWindow } from './to-window.ts';

/** What an event listener for `submit` receives, in the browser or from a framework. */
interface FormEvent {
  readonly target: unknown;
  preventDefault(): void;
}

/** The form that was submitted last, by its `restart` function: all forms of a login have the same one. */
export const sentForms = new WeakMap<FormView['restart'], HTMLFormElement>();

/**
 * Submits a login form with the values that are in it, and keeps the browser from posting it. Call it in the `submit` listener of each login form.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { submitForm } from '@kratos-login/core/page'
 *
 * const login = createLogin({ kratosUrl: 'https://auth.example.com' })
 * document.querySelector('form')?.addEventListener('submit', (event) => submitForm(event, login.getView()))
 * ```
 */
export function submitForm(event: FormEvent, view: LoginView): void {
  event.preventDefault();
  if (view.kind !== 'form' || !view.submit) return;
  const form = event.target as HTMLFormElement;
  sentForms.set(view.restart, form);
  view.submit(Object.fromEntries(new (toWindow(form).FormData)(form)));
}
