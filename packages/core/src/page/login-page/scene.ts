import type { LoginView } from '../../view/login-view.ts';
import type { PageTexts } from '../../view/page-texts.ts';
import type { PageIcon } from './icons.ts';
import type { LoginPageOptions } from './login-page-options.ts';

/** What the page keeps beside the view of the login. It contains nothing that the user typed. */
export interface PageState {
  /** Whether the password is shown. */
  readonly isPasswordShown: boolean;
  /** The text for the `role="status"` region, while the login has none. */
  readonly status: string;
  /** How long until another code can be mailed, or `null`. */
  readonly secondsToResend: number | null;
  /** The icons of providers, once they are loaded. */
  readonly icons: Readonly<Record<string, PageIcon>>;
  /** Why a sign-out failed, or `''`. */
  readonly problem: string;
  /** The address that the page is going to, or `null`. */
  readonly next: string | null;
  /** Whether the page may submit a complete code by itself. It does so once for each form. */
  readonly maySubmit: boolean;
}

/** The page before anything has happened. */
export const initialState: PageState = {
  isPasswordShown: false,
  status: '',
  secondsToResend: null,
  icons: {},
  problem: '',
  next: null,
  maySubmit: true,
};

/** Everything that a picture of the page depends on. */
export interface Scene {
  readonly view: LoginView;
  readonly state: PageState;
  readonly options: LoginPageOptions;
  readonly texts: PageTexts;
  /** Whether no script listens yet: the HTML of a server. */
  readonly isServed: boolean;
  /** What the buttons do that are not functions of the view. */
  readonly actions: {
    readonly submit: (event: unknown) => void;
    readonly togglePassword: () => void;
    readonly submitWhenComplete: (event: { readonly target: unknown }) => void;
    readonly signOut: () => Promise<void>;
  };
}
