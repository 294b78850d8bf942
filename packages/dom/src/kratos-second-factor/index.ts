/** `@kratos-login/dom/kratos-second-factor`: defines `<kratos-second-factor>`, the finished page for the settings of a second factor. */
import { KratosSecondFactorElement } from './kratos-second-factor-element.ts';

export { KratosSecondFactorElement, type SecondFactorDone } from './kratos-second-factor-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'kratos-second-factor': KratosSecondFactorElement;
  }
  interface HTMLElementEventMap {
    'second-factor-done': CustomEvent<import('./kratos-second-factor-element.ts').SecondFactorDone>;
  }
}

globalThis.customElements?.get('kratos-second-factor') ??
  globalThis.customElements?.define('kratos-second-factor', KratosSecondFactorElement);
