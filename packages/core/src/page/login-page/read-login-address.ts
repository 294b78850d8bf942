import type { LoginInput } from '../../machine/login-context.ts';

/** The options of a login that an address can carry. */
export type AddressOptions = Pick<LoginInput, 'returnTo' | 'refresh' | 'aal' | 'loginChallenge' | 'flowId' | 'organization' | 'via'>;

/**
 * Reads the options of a login from the address of its page, in Kratos's words: `?return_to=…&refresh=true&aal=aal2&login_challenge=…&flow=…`. Kratos adds
 * them when it sends a browser to the login page. Other values and other parameters are ignored.
 *
 * ```ts
 * import { readLoginAddress } from '@kratos-login/core/login-page'
 *
 * console.log(readLoginAddress('https://example.com/login?return_to=/account')) // { returnTo: '/account' }
 * ```
 */
export function readLoginAddress(address: string): AddressOptions {
  // Not by `new URL`, which throws for an address such as `//`, that a server may get.
  const searchParams = new URLSearchParams(/^[^?#]*\?([^#]*)/.exec(address)?.[1]);
  const read = (option: keyof AddressOptions, parameter: string) => {
    const value = searchParams.get(parameter);
    return value ? { [option]: value } : {};
  };
  return {
    ...read('returnTo', 'return_to'),
    ...read('loginChallenge', 'login_challenge'),
    ...read('flowId', 'flow'),
    ...read('organization', 'organization'),
    ...read('via', 'via'),
    ...(searchParams.get('aal') === 'aal2' && { aal: 'aal2' }),
    ...(searchParams.get('refresh') === 'true' && { refresh: true }),
  };
}
