import type { SuccessView } from '@kratos-login/core';

/** Goes to where the login leads, when the browser must (OAuth2, social sign-in) or the page was asked for it with `return_to`. */
export function leave({ how, redirect }: SuccessView): void {
  const wasAsked = new URL(location.href).searchParams.has('return_to');
  if (redirect !== null && (how === 'leave' || wasAsked)) location.assign(redirect.url);
}
