import type { LoginPageOptions } from '@kratos-login/core/login-page';

/** The options of all pages of both demos. */
export const demoSite = { kratosUrl: '/kratos', siteName: 'Example' } as const;

/** The options of the sign-in page of both demos. */
export const demoOptions = {
  ...demoSite,
  /** Goes on only where the login has to, or was asked to. Otherwise the page stays, and shows who is signed in. */
  onSuccess: ({ how }) => how === 'redirect-required' || new URL(location.href).searchParams.has('return_to'),
} as const satisfies LoginPageOptions;

/** `?second-factor=required` asks for a second factor, and sets one up where the account has none. */
export const requiresSecondFactor = (address: string): boolean => /[?&]second-factor=required(?=&|$)/.test(address);
