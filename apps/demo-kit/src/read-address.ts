import type { LoginOptions } from '@kratos-login/core';
import { toFreshPage } from './sign-out.ts';

/**
 * Reads the options of the login from the page's own address, in Kratos's words: `?return_to=…&refresh=true&aal=aal2&login_challenge=…&flow=…`. Users go back to
 * the page without parameters, which shows their session. The demos have no page to set up a second factor, so they configure none.
 */
export function readAddress(): Pick<LoginOptions, 'returnTo' | 'refresh' | 'aal' | 'loginChallenge' | 'flowId' | 'backUrl'> & {
  readonly kratosUrl: string;
} {
  const { searchParams } = new URL(location.href);
  const get = (name: string): string | undefined => searchParams.get(name) || undefined;
  return {
    kratosUrl: new URL('/kratos', location.href).href,
    returnTo: get('return_to'),
    refresh: get('refresh') === 'true',
    aal: get('aal') === 'aal2' ? 'aal2' : undefined,
    loginChallenge: get('login_challenge'),
    flowId: get('flow'),
    backUrl: toFreshPage(location.href),
  };
}
