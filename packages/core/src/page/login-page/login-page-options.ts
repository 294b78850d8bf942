import type { LoginOptions } from '../../create-login.ts';
import type { Language } from '../../languages/language.ts';
import type { Login } from '../../login.ts';
import type { LoginView, SuccessView } from '../../view/login-view.ts';
import type { PageTexts } from '../../view/page-texts.ts';
import type { PageIcon } from './icons.ts';

/** Options for the finished page of the second factor, which goes on where a login ended: those of the login's page, and what differs. */
export interface SecondFactorSetUp extends Omit<LoginPageOptions, 'clock' | 'inspect' | 'onChange'> {
  /** Begins with pairing, and ends with backup codes. */
  readonly setUp: true;
  /** Where the login would have gone, or the `homeUrl` of its page. */
  readonly homeUrl: string | undefined;
  /** Ends the login. */
  readonly onDone: (view: unknown, next: string | null) => unknown;
}

/** Options of the finished page, and all those of the login. Each link is an http(s) address or a path; other values are left out. */
export interface LoginPageOptions extends Partial<LoginOptions> {
  /** The login to show, instead of one that is created with these options. */
  readonly login?: Login | undefined;
  /** The address of the page, whose parameters are read as options of the login. Pass it on a server. Default: `location.href`. */
  readonly address?: string | undefined;
  /** The address of the logo. Default: the first letter of `siteName`. */
  readonly logoUrl?: string | undefined;
  /** Where users recover their account. Shown as "Forgot your password?". It gets the login's `return_to` and `login_challenge`. */
  readonly recoveryUrl?: string | undefined;
  /** Where users register. Shown as "Create an account". It gets the login's `return_to` and `login_challenge`. */
  readonly registrationUrl?: string | undefined;
  /** Where users get help. */
  readonly supportUrl?: string | undefined;
  /** Where users go after the login, if neither the login nor Kratos names an address. Default: the page stays and shows who is signed in. */
  readonly homeUrl?: string | undefined;
  /** The language of the page. `texts`, `messages` and `pageTexts` replace parts of it. Default: English. */
  readonly language?: Language | undefined;
  /** Replaces texts of the page. */
  readonly pageTexts?: Partial<PageTexts> | undefined;
  /**
   * Whether a code is submitted when its last digit is typed; the hint says so. The page does it once for each form, so that it never sends a code twice.
   * Default: `false`.
   */
  readonly submitWhenComplete?: boolean | undefined;
  /** Whether the page is a part of another page, which has its own `<main>`. Default: `false`. */
  readonly isEmbedded?: boolean | undefined;
  /** Whether the page sets the title of the document. Default: `true`. */
  readonly setsTitle?: boolean | undefined;
  /**
   * Called once when the login has ended, instead of going to `next`: the absolute address of the next page, or `null` if there is none. If it returns
   * `true`, or a promise of it, the page goes there all the same.
   */
  readonly onSuccess?: ((view: SuccessView, next: string | null) => unknown) | undefined;
  /**
   * Called instead of `onSuccess` when the login ended because the account has no second factor: with `setUpSecondFactor`. It shows the finished page of the
   * second factor with these options, at whose end `onSuccess` is called.
   */
  readonly onSecondFactorMissing?: ((options: SecondFactorSetUp) => void) | undefined;
  /** Called with the id of a method that this library does not support, such as `passkey`, when the user chose it. Without it none is shown. */
  readonly onUnsupportedMethod?: ((id: string) => void) | undefined;
  /** Loads the icons of providers. It is called when Kratos offers one. Default: no icons. */
  readonly loadIcons?: (() => Promise<Readonly<Record<string, PageIcon>>>) | undefined;
  /** Called with each view of the login while the page is shown, for example to count how many users reach which step. */
  readonly onChange?: ((view: LoginView) => void) | undefined;
}
