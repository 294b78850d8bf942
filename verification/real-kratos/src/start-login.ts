import { createLogin, type FormView, type Login, type LoginOptions, type LoginView } from '@kratos-login/core';
import { type Browser, openBrowser } from './open-browser.ts';
import type { Kratos } from './start-kratos.ts';

/** A running login, as a page shows it. */
export interface RunningLogin {
  readonly login: Login;
  readonly browser: Browser;
  readonly view: LoginView;
  /** Waits until no call is pending, and returns the view. Throws if it is not at this step. */
  see<Step extends LoginView['step']>(step: Step): Promise<Extract<LoginView, { readonly step: Step }>>;
  /** Waits until no call is pending, and returns the view. Throws if it does not show this form. */
  seeForm(form: FormView['form']): Promise<FormView>;
  /** Submits the open form, with the values of its fields and the typed ones. */
  submit(typed?: Readonly<Record<string, string>>): Promise<void>;
}

/** Options of {@link startLogin}. */
export interface StartLoginOptions extends Partial<Omit<LoginOptions, 'fetch'>> {
  /** Default: a new browser. */
  readonly browser?: Browser;
}

/** Starts a login in Node with the cookies of a browser. */
export function startLogin(kratos: Kratos, { browser = openBrowser(), ...options }: StartLoginOptions = {}): RunningLogin {
  const login = createLogin({ kratosUrl: kratos.publicUrl, fetch: browser.fetch, ...options });
  const walked: string[] = [];
  const note = (view: LoginView): number =>
    walked.push(view.kind === 'form' ? `${view.step} (${view.form}${view.isPending ? ', busy' : ''})` : view.step);
  login.subscribe(note);
  login.start();
  note(login.getView());

  const settle = (): Promise<LoginView> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No view within 20 s, after: ${walked.join(' → ')}`)), 20_000);
      const look = (view: LoginView): void => {
        if (view.step === 'init' || (view.kind === 'form' && view.isPending)) return;
        clearTimeout(timer);
        unsubscribe();
        resolve(view);
      };
      const unsubscribe = login.subscribe(look);
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
      return view.kind === 'form' && view.form === form ? view : fail(`the form ${form}`, view);
    },
    async submit(typed = {}) {
      const view = await settle();
      if (view.kind !== 'form' || view.submit === null) return fail('a form to submit', view);
      const held = Object.fromEntries(view.fields.map(({ name, value }) => [name, value]));
      view.submit({ ...held, ...typed });
    },
  };
}
