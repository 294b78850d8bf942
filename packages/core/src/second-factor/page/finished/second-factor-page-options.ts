import type { LoginPageOptions } from '../../../page/login-page/login-page-options.ts';
import type { SecondFactorOptions } from '../../create-second-factor.ts';
import type { SecondFactor } from '../../second-factor.ts';
import type { DoneView, SecondFactorView } from '../../second-factor-view.ts';

type OfLoginPage = Pick<LoginPageOptions, 'logoUrl' | 'supportUrl' | 'language' | 'pageTexts' | 'isEmbedded' | 'setsTitle'>;

/**
 * Options of the finished page of the second factor, and all those of the second factor. Those that the finished page of a login has as well mean the same here.
 * Each link is an http(s) address or a path; other values are left out.
 *
 * `language` translates the login inside, and `secondFactorTexts` the rest: `germanSecondFactor` of `@kratos-login/core/german-second-factor`.
 */
export interface SecondFactorPageOptions extends Partial<SecondFactorOptions>, OfLoginPage {
  /** The second factor to show, instead of one that is created with these options. */
  readonly secondFactor?: SecondFactor | undefined;
  /** Where users go after a set-up. Default: the page stays. */
  readonly homeUrl?: string | undefined;
  /**
   * Pages of the host for methods that this library does not support, by Kratos's names of their groups: `{ passkey: '/passkeys' }`. A method without a page is
   * shown only if Kratos says whether it is set up.
   */
  readonly methodUrls?: Readonly<Record<string, string>> | undefined;
  /**
   * Called once when a set-up has ended, instead of going to `next`: the absolute address of the next page, or `null` if there is none. If it returns `true`,
   * or a promise of it, the page goes there all the same.
   */
  readonly onDone?: ((view: DoneView, next: string | null) => unknown) | undefined;
  /** Called with each view while the page is shown. Views contain no secrets. */
  readonly onChange?: ((view: SecondFactorView) => void) | undefined;
}
