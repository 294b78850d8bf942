import type { LoginPageOptions } from './login-page-options.ts';

/** Adds where the login was going to a link to registration or recovery, so that the user arrives there in the end. Kratos reads both parameters. */
export function carryAlong(url: string, { returnTo, loginChallenge }: Pick<LoginPageOptions, 'returnTo' | 'loginChallenge'>): string {
  let [address = '', ...fragment] = url.split('#');
  for (const [name, value] of Object.entries({ return_to: returnTo, login_challenge: loginChallenge }))
    if (value && !new RegExp(`[?&]${name}=`).test(address))
      address += `${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
  return [address, ...fragment].join('#');
}
