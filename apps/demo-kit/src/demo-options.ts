import type { LoginPageOptions } from '@kratos-login/core/login-page';

/** The options of both demos. */
export const demoOptions = {
  kratosUrl: '/kratos',
  siteName: 'Example',
  /** Goes on only where the login has to, or was asked to. Otherwise the page stays, and shows who is signed in. */
  onSuccess: ({ how }) => how === 'redirect-required' || new URL(location.href).searchParams.has('return_to'),
} as const satisfies LoginPageOptions;
