import type { Language, Login, SuccessView } from '@kratos-login/core';
import {
  createLoginPage,
  type LoginPage,
  type LoginPageOptions,
  type PageElement,
  type SecondFactorSetUp,
} from '@kratos-login/core/login-page';
import type { KratosSecondFactorElement } from '../kratos-second-factor/kratos-second-factor-element.ts';
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

/** The languages that come with core, by the value of `lang`. Each is downloaded when it is used. */
const languages = new Map<string | undefined, () => Promise<Language>>([
  ['de', async () => (await import('@kratos-login/core/german')).german],
  ['ar', async () => (await import('@kratos-login/core/arabic')).arabic],
]);

/** A server has no elements. There, importing this module defines nothing. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

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
export class KratosLoginElement extends Base {
  static readonly observedAttributes: readonly string[] = attributes.filter((name) => name !== 'lang');

  #page: LoginPage | undefined;
  #end: (() => void) | undefined;
  #language: Language | undefined;
  #lang = '';
  #options: LoginPageOptions = {};

  constructor() {
    super();
    // A property that was set before this class was defined is on the element itself, and hides that of the class.
    const { options } = this;
    Reflect.deleteProperty(this, 'options');
    this.#options = options;
  }

  /** Options that are not texts, such as `texts`, `language` or `login`. They have precedence over attributes. */
  get options(): LoginPageOptions {
    return this.#options;
  }

  set options(options: LoginPageOptions) {
    this.#options = options;
    this.#page?.setOptions(this.#readOptions());
  }

  /** The login of this element, or `undefined` before it is in the document. */
  get login(): Login | undefined {
    return this.#page?.login;
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
    // Another Kratos is another login. Some frameworks set attributes after they have inserted an element.
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
    this.#page ??= createLoginPage(this.#readOptions());
    const end = showLoginPage(this, this.#findBox(this.#page.draw(this.#page.login.initialView)), this.#page, fill);
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
    const slots = await import('./fill-slots.ts').catch(() => null); // without them the page is still of use
    return (page) => slots?.fillSlots(page, Object.fromEntries(templates.map((template) => [template.slot, template]))) ?? page;
  }

  /** Returns the element of the page: that of the server's HTML, unless it is another form, in which what was typed has another meaning. */
  #findBox({ tag, props }: PageElement): Element {
    const found = this.querySelector(':scope > .kl');
    if (found?.matches(`${tag}[data-form="${props['data-form']}"]`)) return found;
    found?.remove();
    return this.appendChild(this.ownerDocument.createElement(tag));
  }

  #readOptions(): LoginPageOptions {
    return {
      loadIcons,
      ...readAttributes(this),
      ...(this.#language && { language: this.#language }),
      onSuccess: (view, next) => this.dispatchEvent(toSuccessEvent({ view, next })),
      onSecondFactorMissing: (options) => this.#setUpSecondFactor(options),
      ...this.#options,
    };
  }

  /** Shows the set-up in place of the page. It chooses its language itself, unless the host does. */
  #setUpSecondFactor({ language: _, ...options }: SecondFactorSetUp): void {
    const setUp = this.ownerDocument.createElement('kratos-second-factor') as KratosSecondFactorElement;
    setUp.options = this.#options.language ? { ...options, language: this.#options.language } : options;
    setUp.append(...[...this.querySelectorAll(':scope > template')].map((template) => template.cloneNode(true)));
    warnAboutMarkup(setUp);
    this.#end?.();
    this.querySelector(':scope > .kl')?.replaceWith(setUp);
  }

  async #loadLanguage(): Promise<void> {
    const lang = (this.closest<HTMLElement>('[lang]') ?? this.ownerDocument.documentElement).lang;
    if (lang === this.#lang) return;
    this.#language = await languages
      .get(lang.toLowerCase().split('-')[0])?.()
      .catch(() => undefined);
    this.#lang = lang;
    await this.#loadLanguage(); // it may have changed meanwhile
  }
}

const loadIcons = async () => (await import('@kratos-login/theme/provider-icons')).providerIcons;

const toSuccessEvent = (detail: LoginSuccess): Event => new CustomEvent('login-success', { detail, bubbles: true, cancelable: true });
