import type { DoneView, SecondFactor } from '@kratos-login/core/second-factor';
import { createSecondFactorPage, type SecondFactorPage, type SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { FinishedPageElement } from '../kratos-login/finished-page-element.ts';
import { readSecondFactorAttributes, secondFactorAttributes } from './read-second-factor-attributes.ts';
import { showSecondFactorPage } from './show-second-factor-page.ts';

/** The detail of the event `second-factor-done`. */
export interface SecondFactorDone {
  /** The view at the end of a set-up. */
  readonly view: DoneView;
  /** The absolute address of the next page, or `null`. */
  readonly next: string | null;
}

/**
 * `<kratos-second-factor>`: a finished page for the settings of a user's second factor. Options are attributes, such as `kratos-url` for `kratosUrl`. Those that
 * are not texts are members of the property `options`, which is to be set before the element is in the document. All contents are in the light DOM.
 *
 * `lang`, of the element or around it, chooses the language: `de`, `ar`, or English. At the end of a set-up (`set-up`) the element dispatches
 * `second-factor-done`, and goes to the next page unless the event is canceled.
 *
 * ```ts
 * import '@kratos-login/dom/kratos-second-factor'
 * import '@kratos-login/theme/login.css'
 * import '@kratos-login/theme/second-factor.css'
 *
 * document.body.innerHTML = '<kratos-second-factor kratos-url="/kratos" site-name="Example"></kratos-second-factor>'
 * ```
 */
export class KratosSecondFactorElement extends FinishedPageElement<SecondFactorPage> {
  static readonly observedAttributes: readonly string[] = secondFactorAttributes;
  protected readonly createPage = createSecondFactorPage;
  protected readonly showPage = showSecondFactorPage;

  /** The second factor of this element, or `undefined` before it is in the document. */
  get secondFactor(): SecondFactor | undefined {
    return this.page?.secondFactor;
  }

  protected async loadTexts(language: string | undefined): Promise<SecondFactorPageOptions> {
    if (language === 'de')
      return {
        language: (await import('@kratos-login/core/german')).german,
        secondFactorTexts: (await import('@kratos-login/core/german-second-factor')).germanSecondFactor,
      };
    if (language === 'ar')
      return {
        language: (await import('@kratos-login/core/arabic')).arabic,
        secondFactorTexts: (await import('@kratos-login/core/arabic-second-factor')).arabicSecondFactor,
      };
    return {};
  }

  protected getOptions(): SecondFactorPageOptions {
    return {
      ...readSecondFactorAttributes(this),
      onDone: (view, next) =>
        this.dispatchEvent(
          new CustomEvent<SecondFactorDone>('second-factor-done', { detail: { view, next }, bubbles: true, cancelable: true }),
        ),
    };
  }
}
