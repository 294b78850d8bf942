import type { Login, LoginView } from '@kratos-login/core';

const servedViews = new WeakMap<Login, LoginView>();
const isOne = new WeakSet<LoginView>();

/** Returns the view for server rendering and hydration. It is marked, because no script listens to its form yet. */
export function toServedView(login: Login): LoginView {
  const served = servedViews.get(login) ?? { ...login.initialView };
  servedViews.set(login, served);
  isOne.add(served);
  return served;
}

/** Whether a view was made for the HTML of a server. */
export const isServed = (view: LoginView): boolean => isOne.has(view);
