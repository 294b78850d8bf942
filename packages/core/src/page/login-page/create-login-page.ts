import { createLogin, type LoginOptions } from '../../create-login.ts';
import type { Login } from '../../login.ts';
import type { LoginView } from '../../view/login-view.ts';
import { englishPage, type PageTexts } from '../../view/page-texts.ts';
import { submitForm } from '../submit-form.ts';
import { drawPage } from './draw-page.ts';
import type { LoginPageOptions } from './login-page-options.ts';
import type { PageElement } from './page-element.ts';
import { readLoginAddress } from './read-login-address.ts';
import { initialState, type PageState, type Scene } from './scene.ts';
import { watchLoginPage } from './watch-login-page.ts';

/** The finished page of a login: what an adapter renders, and what goes on around it. */
export interface LoginPage {
  /** The login of the page. */
  readonly login: Login;
  /** Returns the page for a view of the login. Set `isServed` for the HTML of a server and for hydration: the form cannot be sent yet. */
  draw(view: LoginView, isServed?: boolean): PageElement;
  /** Calls the listener when {@link LoginPage.draw} returns something else for the same view. Returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** Returns another object each time before a listener is called. */
  getState(): object;
  /** Replaces options while the page is shown. Those of the login itself stay, except `texts` and `messages`. */
  setOptions(options: LoginPageOptions): void;
  /**
   * Does what the page needs while `root` is in the document, and returns a function that ends it: the title of the document, the countdown until another
   * code, the icons of providers, and the next page after the login.
   */
  watch(root: HTMLElement): () => void;
}

/**
 * Creates the finished page of a login. `<Login>` of `@kratos-login/react/login` and `<kratos-login>` of `@kratos-login/dom/kratos-login` render it; another
 * framework needs a function that turns the elements of {@link LoginPage.draw} into its own.
 *
 * Parameters of the page's address are options too, unless they are given: `return_to`, `flow`, `aal`, `refresh` and `login_challenge`, as Kratos adds them.
 *
 * It never throws for its options: an invalid `kratosUrl` ends in the step `error`.
 *
 * ```ts
 * import { createLoginPage } from '@kratos-login/core/login-page'
 *
 * const page = createLoginPage({ kratosUrl: '/kratos', siteName: 'Example' })
 * console.log(page.draw(page.login.initialView).tag) // main
 * ```
 */
export function createLoginPage(given: LoginPageOptions): LoginPage {
  const found = readLoginAddress(given.address ?? globalThis.location?.href ?? '');
  const complete = (asked: LoginPageOptions): LoginPageOptions => ({ ...found, ...asked });
  let options = complete(given);
  let state = initialState;
  const listeners = new Set<() => void>();
  const login = given.login ?? createLogin({ ...toLoginOptions(options), ...toTexts(given) });
  const setState = (next: PageState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const change = (changes: Partial<PageState>): void => {
    if (Object.entries(changes).every(([key, value]) => state[key as keyof PageState] === value)) return;
    setState({ ...state, ...changes });
  };
  const getTexts = (): PageTexts => ({ ...englishPage, ...options.language?.pageTexts, ...options.pageTexts });

  const actions: Scene['actions'] = {
    submit(event) {
      const { target, currentTarget } = event as Event;
      if (target !== currentTarget) return; // React also bubbles the event of a form in a dialog of the host
      submitForm(event as Event, login.getView());
      change({ isPasswordShown: false, status: '' }); // a visible password may land in the form history
    },
    togglePassword() {
      const { passwordHidden, passwordVisible } = getTexts();
      const isPasswordShown = !state.isPasswordShown;
      change({ isPasswordShown, status: isPasswordShown ? passwordVisible : passwordHidden });
    },
    submitWhenComplete({ target }) {
      const { value, form } = target as HTMLInputElement;
      if (!state.maySubmit || !/^\d{6}$/.test(value)) return; // a paste that has to be cleaned is left to the user
      change({ maySubmit: false });
      form?.requestSubmit();
    },
    async signOut() {
      change({ problem: '' });
      if (!(await login.signOut())) change({ problem: getTexts().stillSignedIn });
    },
  };

  return {
    login,
    draw: (view, isServed = false) => drawPage({ view, state, options, actions, isServed, texts: getTexts() }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getState: () => state,
    setOptions(next) {
      const before = toData(options);
      options = complete(next);
      if (toData(options) === before) return;
      login.setTexts(toTexts(next));
      setState({ ...state });
    },
    watch: (root) => watchLoginPage(root, { login, change, getOptions: () => options }),
  };
}

/**
 * Leaves out the options of the page. A code that was mailed stays valid for a login with the same options only, and another language or address of the
 * page does not change that.
 */
function toLoginOptions({
  login,
  address,
  logoUrl,
  recoveryUrl,
  registrationUrl,
  supportUrl,
  homeUrl,
  language,
  pageTexts,
  submitWhenComplete,
  isEmbedded,
  setsTitle,
  onSuccess,
  onSecondFactorMissing,
  onUnsupportedMethod,
  loadIcons,
  onChange,
  kratosUrl = '',
  setUpSecondFactor,
  ...options
}: LoginPageOptions): LoginOptions & { readonly [Name in Exclude<keyof LoginPageOptions, keyof LoginOptions>]?: never } {
  return { ...options, kratosUrl, setUpSecondFactor: Boolean(setUpSecondFactor) };
}

/** The texts of the login, in the language of the page. */
export const toTexts = ({
  language,
  texts,
  messages,
}: Pick<LoginPageOptions, 'language' | 'texts' | 'messages'>): Pick<LoginPageOptions, 'texts' | 'messages'> => ({
  ...((language || texts) && { texts: { ...language?.texts, ...texts } }),
  ...((language || messages) && { messages: { ...language?.messages, ...messages } }),
});

/** What the page shows, for comparison. Functions are left out, because a host may create new ones in each render, and so are objects with behaviour. */
export const toData = (options: object): string =>
  JSON.stringify(Object.entries(options).filter(([key, value]) => typeof value !== 'object' || /^language|^messages|exts$/.test(key)));
