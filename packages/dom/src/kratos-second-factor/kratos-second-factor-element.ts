import type { PageElement } from '@kratos-login/core/login-page';
import type { DoneView, SecondFactor } from '@kratos-login/core/second-factor';
import { createSecondFactorPage, type SecondFactorPage, type SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { warnAboutMarkup } from '../kratos-login/warn-about-markup.ts';
import { readSecondFactorAttributes, secondFactorAttributes } from './read-second-factor-attributes.ts';
import { showSecondFactorPage } from './show-second-factor-page.ts';

/** The detail of the event `second-factor-done`. */
export interface SecondFactorDone {
  /** The view at the end of a set-up. */
  readonly view: DoneView;
  /** The absolute address of the next page, or `null`. */
  readonly next: string | null;
}

type Translation = Pick<SecondFactorPageOptions, 'language' | 'secondFactorTexts'>;

/** The languages that come with core, by the value of `lang`. Each is downloaded when it is used. */
const languages = new Map<string | undefined, () => Promise<Translation>>([
  [
    'de',
    async () => ({
      language: (await import('@kratos-login/core/german')).german,
      secondFactorTexts: (await import('@kratos-login/core/german-second-factor')).germanSecondFactor,
    }),
  ],
  [
    'ar',
    async () => ({
      language: (await import('@kratos-login/core/arabic')).arabic,
      secondFactorTexts: (await import('@kratos-login/core/arabic-second-factor')).arabicSecondFactor,
    }),
  ],
]);

/** A server has no elements. There, importing this module defines nothing. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

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
export class KratosSecondFactorElement extends Base {
  static readonly observedAttributes: readonly string[] = secondFactorAttributes;

  #page: SecondFactorPage | undefined;
  #end: (() => void) | undefined;
  #translation: Translation | undefined;
  #lang = '';
  #options: SecondFactorPageOptions = {};

  constructor() {
    super();
    // A property that was set before this class was defined is on the element itself, and hides that of the class.
    const { options } = this;
    Reflect.deleteProperty(this, 'options');
    this.#options = options;
  }

  /** Options that are not texts, such as `language` or `secondFactor`. They have precedence over attributes. */
  get options(): SecondFactorPageOptions {
    return this.#options;
  }

  set options(options: SecondFactorPageOptions) {
    this.#options = options;
    this.#page?.setOptions(this.#readOptions());
  }

  /** The second factor of this element, or `undefined` before it is in the document. */
  get secondFactor(): SecondFactor | undefined {
    return this.#page?.secondFactor;
  }

  /** Called by the browser. */
  connectedCallback(): void {
    // While the page is parsed, the contents of this element come after it.
    if (this.ownerDocument.readyState === 'loading')
      this.ownerDocument.addEventListener('DOMContentLoaded', () => void this.#update(), { once: true });
    else void this.#update();
  }

  /** Called by the browser. An element that is moved is connected again at once. */
  disconnectedCallback(): void {
    queueMicrotask(() => this.isConnected || this.#end?.());
  }

  /** Called by the browser. */
  attributeChangedCallback(name: string): void {
    if (!this.#end) return;
    // Another Kratos has other settings. Some frameworks set attributes after they have inserted an element.
    if (name === 'kratos-url') {
      this.#end();
      this.#page = undefined;
    }
    void this.#update();
  }

  /** Shows the page, or what has changed of it. */
  async #update(): Promise<void> {
    const fill = await this.#loadSlots();
    await this.#loadLanguage();
    if (!this.isConnected) return;
    if (this.#end) return this.#page?.setOptions(this.#readOptions());
    warnAboutMarkup(this);
    this.#page ??= createSecondFactorPage(this.#readOptions());
    this.querySelector(':scope > .kl')?.remove();
    const { tag } = this.#page.draw(this.#page.secondFactor.initialView);
    const end = showSecondFactorPage(this, this.appendChild(this.ownerDocument.createElement(tag)), this.#page, fill);
    const observer = new MutationObserver(() => void this.#update());
    observer.observe(this.ownerDocument, { subtree: true, attributeFilter: ['lang'] });
    this.#end = () => {
      this.#end = undefined;
      observer.disconnect();
      end();
    };
  }

  async #loadSlots(): Promise<(page: PageElement) => PageElement> {
    const templates = [...this.querySelectorAll<HTMLTemplateElement>(':scope > template[slot]')];
    if (templates.length === 0) return (page) => page;
    const slots = await import('../kratos-login/fill-slots.ts').catch(() => null); // without them the page is still of use
    return (page) => slots?.fillSlots(page, Object.fromEntries(templates.map((template) => [template.slot, template]))) ?? page;
  }

  #readOptions(): SecondFactorPageOptions {
    return {
      ...readSecondFactorAttributes(this),
      ...this.#translation,
      onDone: (view, next) => this.dispatchEvent(toDoneEvent({ view, next })),
      ...this.#options,
    };
  }

  async #loadLanguage(): Promise<void> {
    const lang = (this.closest<HTMLElement>('[lang]') ?? this.ownerDocument.documentElement).lang;
    if (lang === this.#lang) return;
    this.#translation = await languages
      .get(lang.toLowerCase().split('-')[0])?.()
      .catch(() => undefined);
    this.#lang = lang;
    await this.#loadLanguage(); // it may have changed meanwhile
  }
}

const toDoneEvent = (detail: SecondFactorDone): Event => new CustomEvent('second-factor-done', { detail, bubbles: true, cancelable: true });
