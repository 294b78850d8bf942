import { findNextPage, type SuccessView } from '@kratos-login/core';

const left = new WeakSet<SuccessView>();

/**
 * Goes to where the login leads, when the browser must (OAuth2, social sign-in) or the page was asked for it with `return_to`. Once for each view:
 * StrictMode runs effects twice, and the verifier of an OAuth2 app works once.
 */
export function leave(view: SuccessView): void {
  const here = location.href;
  const wasAsked = new URL(here).searchParams.has('return_to');
  const next = view.how === 'leave' || wasAsked ? findNextPage(view, { here }) : null;
  if (next === null || left.has(view)) return;
  left.add(view);
  location.assign(next);
}
