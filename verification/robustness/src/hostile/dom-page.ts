import type { Login } from '@kratos-login/core';
import { bindLogin } from '@kratos-login/dom';

const verbs = ['restart', 'switchAccount', 'forgetIdentifier', 'resendCode'].map(
  (verb) => `<button type="button" data-verb="${verb}">${verb}</button>`,
);
const choices = ['factor', 'provider', 'address', 'other'].map(
  (name) => `<div data-list="${name}"><template><button type="button"></button></template></div>`,
);
const inForms = `<p data-text="username"></p><button type="submit">Go</button>${choices.join('')}${verbs.join('')}`;

const toField = (names: string, id: string): string => `
  <div data-field="${names}">
    <label for="${id}" data-text="label">${id}</label><p id="${id}-hint" data-text="hint"></p><p id="${id}-problem" data-text="problem"></p>
    <input id="${id}">
  </div>`;

const markup = `
  <h1 data-text="title" tabindex="-1">Sign in</h1>
  <div role="status"></div>
  <div role="alert"><p id="form-message" data-text="messages"></p><span data-text="announcement"></span></div>
  <p data-text="notice" tabindex="-1" hidden></p>
  <a data-link="notice" hidden></a>
  <form data-part="password" method="post">${toField('identifier username', 'identifier')}${toField('password', 'password')}${inForms}</form>
  <template data-part="totp lookup_secret code address"><form method="post">
    <input data-field="username" readonly hidden>${toField('totp_code lookup_secret code', 'code')}${inForms}
  </form></template>
  <template data-part="error"><div><p data-text="advice"></p>
    <button type="button" data-verb="retry">Try again</button>${verbs.slice(0, 2).join('')}
  </div></template>
  <template data-part="success"><p>Welcome</p></template>`;

/** Shows a host's page with its own markup that uses every part. Returns a function that removes it. */
export function showDomPage(login: Login, place: HTMLElement): () => void {
  const root = place.ownerDocument.createElement('main');
  root.innerHTML = markup;
  place.append(root);
  const end = bindLogin(root, login, {
    onDraw(view, part) {
      if (view.step !== 'success' || view.session === null) return;
      const {
        authenticator_assurance_level: level,
        authentication_methods: methods = [],
        authenticated_at: since,
        identity,
      } = view.session;
      const lines = [
        identity?.id,
        JSON.stringify(identity?.traits),
        level,
        ...methods.map(({ method }) => method?.toUpperCase()),
        since?.slice(0, 10),
      ];
      part.textContent = lines.join(' ');
    },
  });
  return () => {
    end();
    root.remove();
  };
}
