import type { LoginPageOptions } from './login-page-options.ts';

/** Adds where the login was going to a link to registration or recovery, so that the user arrives there in the end. Kratos reads both parameters. */
export function carryAlong(url: string, { returnTo, loginChallenge }: Pick<LoginPageOptions, 'returnTo' | 'loginChallenge'>): string {
  const [address = '', ...fragment] = url.split('#');
  const given = { return_to: returnTo, login_challenge: loginChallenge };
  const added = Object.entries(given).flatMap(([name, value]) =>
    value && !new RegExp(`[?&]${name}=`).test(address) ? `${name}=${encodeURIComponent(value)}` : [],
  );
  const separator = address.includes('?') ? '&' : '?';
  return [added.length > 0 ? `${address}${separator}${added.join('&')}` : address, ...fragment].join('#');
}
