import type { PageElement } from '@kratos-login/core/login-page';
import { warnAboutMarkup } from './warn-about-markup.ts';

/** A finished page of core. */
interface FinishedPage {
  setOptions(options: object): void;
}

type OptionsOf<Page extends FinishedPage> = Parameters<Page['setOptions']>[0];

/** A server has no elements. There, importing this module defines nothing. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** An element that shows a finished page of core: its life in the document, its options, the host's templates and the language. */
export abstract class FinishedPageElement<Page extends FinishedPage> extends Base {
  /** The page of this element, or `undefined` before it is in the document. */
  declare protected page: Page | undefined;
  /** Ends the page that is shown. `undefined` if none is shown. */
  declare protected end: (() => void) | undefined;
  #translation: OptionsOf<Page> | undefined;
  #lang = '';
  #options = {} as OptionsOf<Page>;

  constructor() {
    super();
    // A property that was set before this class was defined is on the element itself, and hides that of the class.
    this.#options = this.options;
    Reflect.deleteProperty(this, 'options');
  }

  /** Creates the page. */
  protected abstract readonly createPage: (options: OptionsOf<Page>) => Page;
  /** Shows the page in an element. Returns a function that ends it. `fill` puts the contents of the host into it. */
  protected abstract readonly showPage: (root: HTMLElement, page: Page, fill: (page: PageElement) => PageElement) => () => void;

  /** Loads the options in a language, which is the first part of a `lang`, such as `de`. */
  protected abstract loadTexts(language: string | undefined): Promise<OptionsOf<Page>>;

  /** Returns the options that the element has without a language and without the property `options`. */
  protected abstract getOptions(): OptionsOf<Page>;

  /** Options that are not texts. They have precedence over attributes. */
  get options(): OptionsOf<Page> {
    return this.#options;
  }

  set options(options: OptionsOf<Page>) {
    this.#options = options;
    this.page?.setOptions(this.#completeOptions());
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
    queueMicrotask(() => this.isConnected || this.end?.());
  }

  /** Called by the browser. */
  attributeChangedCallback(name: string): void {
    if (!this.end) return;
    // Another Kratos is another page. Some frameworks set attributes after they have inserted an element.
    if (name === 'kratos-url') {
      this.end();
      this.page = undefined;
    }
    void this.#update();
  }

  /** Shows the page, or what has changed of it. */
  async #update(): Promise<void> {
    const fill = await this.#loadSlots();
    await this.#followLanguage();
    if (!this.isConnected) return;
    if (this.end) return this.page?.setOptions(this.#completeOptions());
    warnAboutMarkup(this);
    this.page ??= this.createPage(this.#completeOptions());
    const end = this.showPage(this, this.page, fill);
    const observer = new MutationObserver(() => void this.#update());
    observer.observe(this.ownerDocument, { subtree: true, attributeFilter: ['lang'] });
    this.end = () => {
      this.end = undefined;
      observer.disconnect();
      end();
    };
  }

  #completeOptions(): OptionsOf<Page> {
    return { ...this.getOptions(), ...this.#translation, ...this.#options };
  }

  async #loadSlots(): Promise<(page: PageElement) => PageElement> {
    const templates = [...this.querySelectorAll<HTMLTemplateElement>(':scope > template[slot]')];
    const slots = templates[0] && (await import('./fill-slots.ts').catch(() => null)); // without them the page is still of use
    return (page) => slots?.fillSlots(page, Object.fromEntries(templates.map((template) => [template.slot, template]))) ?? page;
  }

  async #followLanguage(): Promise<void> {
    const lang = (this.closest<HTMLElement>('[lang]') ?? this.ownerDocument.documentElement).lang;
    if (lang === this.#lang) return;
    this.#translation = await this.loadTexts(lang.toLowerCase().split('-')[0]).catch(() => undefined);
    this.#lang = lang;
    await this.#followLanguage(); // it may have changed meanwhile
  }
}
