/** `@kratos-login/dom/kratos-login`: defines `<kratos-login>`, the finished sign-in page. */
import { KratosLoginElement } from './kratos-login-element.ts';

export { KratosLoginElement, type LoginSuccess } from './kratos-login-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'kratos-login': KratosLoginElement;
  }
  interface HTMLElementEventMap {
    'login-success': CustomEvent<import('./kratos-login-element.ts').LoginSuccess>;
  }
}

globalThis.customElements?.get('kratos-login') ?? globalThis.customElements?.define('kratos-login', KratosLoginElement);
