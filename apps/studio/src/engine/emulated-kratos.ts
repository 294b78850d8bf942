import { createEmulator, type EmulatedBrowser, type Emulator, type IdentityOptions } from '@kratos-login/emulator';
import { ann, bob, password } from 'demo-kit/people';

/** Has an authenticator app and backup codes. */
const carl = 'carl@example.com';

/** The users of the studio. The secrets are the same in each visit, so that a phone that has scanned one goes on working. */
export const people: readonly (IdentityOptions & { readonly name: string })[] = [
  { name: 'Ann', email: ann, password, totp: { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' } },
  { name: 'Bob', email: bob, password },
  { name: 'Carl', email: carl, password, totp: { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }, lookupCodes: true },
];

/** A Kratos inside the page, whose clock can be set forward, and back again. */
export interface EmulatedKratos {
  readonly emulator: Emulator;
  /** Sets how far its clock is ahead, in milliseconds. */
  setAhead(milliseconds: number): void;
  /** Opens a browser without cookies for the next login. */
  openBrowser(): EmulatedBrowser;
}

/** Creates the Kratos of the studio. */
export function createEmulatedKratos(kratosUrl: string): EmulatedKratos {
  let ahead = 0;
  const origin = new URL(kratosUrl).origin;
  const emulator = createEmulator({
    baseUrl: kratosUrl,
    config: {
      selfservice: {
        default_browser_return_url: `${origin}/`,
        allowed_return_urls: [origin],
        flows: { login: { ui_url: `${origin}/` }, settings: { ui_url: `${origin}/second-factor`, privileged_session_max_age: '15m' } },
      },
    },
    identities: people.map(({ name: _, ...identity }) => identity),
    now: () => Date.now() + ahead,
  });
  return {
    emulator,
    setAhead: (milliseconds) => {
      ahead = milliseconds;
    },
    openBrowser: () => emulator.openBrowser(),
  };
}

export { password };
