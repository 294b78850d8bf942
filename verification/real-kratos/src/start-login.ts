import { createLogin, type FormView, type Login, type LoginOptions, type LoginView } from '@kratos-login/core';
import { type Browser, openBrowser } from './open-browser.ts';
import type { Kratos } from './start-kratos.ts';

/** A login under way, as a page would show it. */
export interface RunningLogin {
  readonly login: Login;
  readonly browser: Browser;
  readonly view: LoginView;
  /** The view once nothing is under way; it throws where that is not at this step. */
  see<Step extends LoginView['step']>(step: Step): Promise<Extract<LoginView, { readonly step: Step }>>;
  /** The open form of this name. */
  seeForm(form: FormView['form']): Promise<FormView>;
  /** Sends the open form: what its fields hold already, and what is typed now. */
  submit(typed?: Readonly<Record<string, string>>): Promise<void>;
}

/** How it begins. */
export interface StartLoginOptions extends Partial<Omit<LoginOptions, 'fetch'>> {
  /** Default: a new one. */
  readonly browser?: Browser;
}

/** Begins a login in Node, with a browser's cookies. */
export function startLogin(kratos: Kratos, { browser = openBrowser(), ...options }: StartLoginOptions = {}): RunningLogin {
  const login = createLogin({ kratosUrl: kratos.publicUrl, fetch: browser.fetch, ...options });
  const walked: string[] = [];
  const note = (view: LoginView): number =>
    walked.push('form' in view ? `${view.step} (${view.form}${view.isPending ? ', busy' : ''})` : view.step);
  login.subscribe(note);
  login.start();
  note(login.getView());

  const settle = (): Promise<LoginView> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Nothing came for 20 s, after: ${walked.join(' → ')}`)), 20_000);
      const look = (view: LoginView): void => {
        if (view.step === 'init' || ('form' in view && view.isPending)) return;
        clearTimeout(timer);
        subscription.unsubscribe();
        resolve(view);
      };
      const subscription = login.subscribe(look);
      queueMicrotask(() => look(login.getView()));
    });
  const fail = (wanted: string, view: LoginView): never => {
    throw new Error(`Expected ${wanted}, got ${JSON.stringify(view)}\n  after: ${walked.join(' → ')}`);
  };

  return {
    login,
    browser,
    get view() {
      return login.getView();
    },
    async see(step) {
      const view = await settle();
      return view.step === step ? (view as Extract<LoginView, { readonly step: typeof step }>) : fail(step, view);
    },
    async seeForm(form) {
      const view = await settle();
      return 'form' in view && view.form === form ? view : fail(`the form ${form}`, view);
    },
    async submit(typed = {}) {
      const view = await settle();
      if (!('form' in view) || view.submit === null) return fail('a form to send', view);
      const held = Object.fromEntries(view.fields.map(({ name, value }) => [name, value]));
      view.submit({ ...held, ...typed });
    },
  };
}
