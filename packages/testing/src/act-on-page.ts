import type { Login } from '@kratos-login/core';
import { codeFields, type UserEvent } from '@kratos-login/core/machine';
import type { LoginSecrets } from './login-alphabet.ts';

/** Options of {@link actOnPage}. */
export interface ActOnPageOptions {
  /** The element that contains the login. It has inputs with the names of the fields, and buttons with `data-verb` and `data-value` as in `@kratos-login/dom`. */
  readonly root: HTMLElement;
  /** The login that the page shows. */
  readonly login: Login;
  /** The secrets to type. */
  readonly secrets: Required<LoginSecrets>;
}

/**
 * Performs user events on a page, for the `act` of `createLoginDriver`: fills in and submits forms, presses buttons, and restores the page from the
 * browser's cache. The function returns `false` if the page does not offer an event.
 *
 * ```ts
 * import type { Login } from '@kratos-login/core'
 * import type { UserEvent } from '@kratos-login/core/machine'
 * import { actOnPage } from '@kratos-login/testing'
 *
 * const toAct = (root: HTMLElement, login: Login): ((event: UserEvent) => boolean) =>
 *   actOnPage({ root, login, secrets: { password: 'correct horse', code: '123456' } })
 * ```
 */
export function actOnPage({ root, login, secrets: { password, code } }: ActOnPageOptions): (event: UserEvent) => boolean {
  const send = (values: Readonly<Record<string, string>>): boolean => {
    const view = login.getView();
    const form = root.querySelector('form');
    const fields = [...(form?.querySelectorAll('input') ?? [])].filter(({ name }) => name in values);
    if (form === null || fields.length === 0 || view.kind !== 'form' || view.submit === null) return false;
    for (const field of fields) field.value = values[field.name] ?? '';
    form.requestSubmit();
    return true;
  };
  const press = (verb: string, value?: string): boolean => {
    const buttons = [...root.querySelectorAll<HTMLElement>(`[data-verb="${verb}"]`)];
    const isOffered = (button: HTMLElement): boolean => !button.hidden && button.getAttribute('aria-disabled') !== 'true';
    const button = buttons.find((each) => isOffered(each) && (value === undefined || each.dataset['value'] === value));
    button?.click();
    return button !== undefined;
  };

  return (event) => {
    switch (event.type) {
      case 'password.submit':
        return event.secret !== null && send({ identifier: event.identifier, password });
      case 'code.submit':
        return send(Object.fromEntries(codeFields.map((name) => [name, code])));
      case 'provider.choose':
        return press('chooseProvider', event.provider);
      case 'code.send':
        return press('sendCode', event.address);
      case 'factor.choose':
        return press('chooseFactor', event.factor);
      case 'session.check':
        return window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      case 'code.resend':
        return press('resendCode');
      case 'identifier.forget':
        return press('forgetIdentifier');
      case 'account.switch':
        return press('switchAccount');
      default:
        return press(event.type);
    }
  };
}
