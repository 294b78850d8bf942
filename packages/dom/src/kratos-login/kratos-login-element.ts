import type { Login, SuccessView } from '@kratos-login/core';
import { createLoginPage, type LoginPage, type LoginPageOptions, type SecondFactorSetUp } from '@kratos-login/core/login-page';
import type { KratosSecondFactorElement } from '../kratos-second-factor/kratos-second-factor-element.ts';
import { FinishedPageElement } from './finished-page-element.ts';
import { attributes, readAttributes } from './read-attributes.ts';
import { showLoginPage } from './show-login-page.ts';
import { warnAboutMarkup } from './warn-about-markup.ts';

/** The detail of the event `login-success`. */
export interface LoginSuccess {
  /** The view of the login at its end. */
  readonly view: SuccessView;
  /** The absolute address of the next page, or `null`. */
  readonly next: string | null;
}

/**
 * `<kratos-login>`: a finished sign-in page. The options of `createLogin` and of the page are attributes, such as `kratos-url` for `kratosUrl`. Those that
 * are not texts are members of the property `options`, which is to be set before the element is in the document. All contents are in the light DOM,
 * because password managers do not look into shadow roots.
 *
 * `lang`, of the element or around it, chooses the language: `de`, `ar`, or English. At the end of the login the element dispatches `login-success`, and
 * goes to the next page unless the event is canceled. With `set-up-second-factor`, an account without a second factor goes on into its set-up before that;
 * import `@kratos-login/dom/kratos-second-factor` as well.
 *
 * ```ts
 * import '@kratos-login/dom/kratos-login'
 * import '@kratos-login/theme/login.css'
 *
 * document.body.innerHTML = '<kratos-login kratos-url="/kratos" site-name="Example"></kratos-login>'
 * ```
 */
export class KratosLoginElement extends FinishedPageElement<LoginPage> {
  static readonly observedAttributes: readonly string[] = attributes;
  protected readonly createPage = createLoginPage;
  protected readonly showPage = showLoginPage;

  /** The login of this element, or `undefined` before it is in the document. */
  get login(): Login | undefined {
    return this.page?.login;
  }

  protected async loadTexts(language: string | undefined): Promise<LoginPageOptions> {
    if (language === 'de') return { language: (await import('@kratos-login/core/german')).german };
    if (language === 'ar') return { language: (await import('@kratos-login/core/arabic')).arabic };
    return {};
  }

  protected getOptions(): LoginPageOptions {
    return {
      loadIcons: async () => (await import('@kratos-login/theme/provider-icons')).providerIcons,
      ...readAttributes(this),
      onSuccess: (view, next) =>
        this.dispatchEvent(new CustomEvent<LoginSuccess>('login-success', { detail: { view, next }, bubbles: true, cancelable: true })),
      onSecondFactorMissing: (options) => void this.#setUpSecondFactor(options),
    };
  }

  /** Shows the set-up in place of the page. It chooses its language itself, unless the host does. */
  async #setUpSecondFactor({ language: _, ...options }: SecondFactorSetUp): Promise<void> {
    const setUp = this.ownerDocument.createElement('kratos-second-factor') as KratosSecondFactorElement;
    setUp.options = this.options.language ? { ...options, language: this.options.language } : options;
    for (const template of this.querySelectorAll(':scope > template')) setUp.append(template.cloneNode(true));
    warnAboutMarkup(setUp);
    await customElements.whenDefined(setUp.localName); // until then it would be an empty page
    this.end?.();
    this.querySelector(':scope > .kl')?.replaceWith(setUp);
  }
}
