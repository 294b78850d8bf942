import type { SuccessView } from './login-view.ts';

/** Options of {@link findNextPage}. */
export interface NextPageOptions {
  /** The URL of the page that shows the login: `location.href`. */
  readonly here: string;
  /** Where to go when the login has no redirect, absolute or relative to `here`. Default: nowhere. */
  readonly home?: string | undefined;
}

/**
 * The absolute URL that a page goes to once the user is signed in: that of the view's `redirect`, else `home`. It is `null` when the page is there
 * already, or has nowhere to go: a page that goes to itself finds the session, goes to itself again, and never stops.
 *
 * Subscribe next to `createLogin`, not in a component: a component may be mounted twice, and a redirect to an OAuth2 app works once.
 *
 * ```ts
 * import { createLogin, findNextPage } from '@kratos-login/core'
 *
 * const login = createLogin({ kratosUrl: 'https://auth.example.com' })
 * login.subscribe((view) => {
 *   const next = view.step === 'success' ? findNextPage(view, { here: location.href, home: '/account' }) : null
 *   if (next !== null) location.assign(next)
 * })
 * ```
 */
export function findNextPage({ redirect }: Pick<SuccessView, 'redirect'>, { here, home = '' }: NextPageOptions): string | null {
  try {
    const next = new URL(redirect?.url ?? home, here);
    return /^https?:$/.test(next.protocol) && toPlace(next) !== toPlace(new URL(here)) ? next.href : null;
  } catch {
    return null; // Safari has `URL.canParse` since 17
  }
}

/** Removes the fragment and a slash at the end of the path, which do not change the page. */
const toPlace = ({ origin, pathname, search }: URL): string => `${origin}${pathname.replace(/\/$/, '')}${search}`;
