import { findNextPage, type SuccessView } from '@kratos-login/core';

const left = new WeakSet<SuccessView>();

/**
 * Goes to the URL after the login if a redirect is required (OAuth2, social sign-in) or the address has `return_to`. It runs once for each view, because
 * StrictMode runs effects twice and an OAuth2 verifier is valid once.
 */
export function leave(view: SuccessView): void {
  const here = location.href;
  const wasAsked = new URL(here).searchParams.has('return_to');
  const next = view.how === 'redirect-required' || wasAsked ? findNextPage(view, { here }) : null;
  if (next === null || left.has(view)) return;
  left.add(view);
  location.assign(next);
}
