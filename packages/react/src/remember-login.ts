import type { Login, LoginView, PageEffect } from '@kratos-login/core';

/** Keyed by page effect, because a copied view keeps that object. */
const logins = new WeakMap<PageEffect, Login>();

/** Remembers the login of a view that a component renders, and returns the view. */
export function rememberLogin(view: LoginView, login: Login): LoginView {
  logins.set(view.pageEffect, login);
  return view;
}

/** Returns the login that a rendered view belongs to. */
export const findLogin = ({ pageEffect }: LoginView): Login | undefined => logins.get(pageEffect);
