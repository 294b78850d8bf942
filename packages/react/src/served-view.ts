import type { Login, LoginView } from '@kratos-login/core';

/** By initial view, because that changes with the language. */
const servedViews = new WeakMap<LoginView, LoginView>();
const isOne = new WeakSet<LoginView>();

/** Returns the view for server rendering and hydration. It is marked, because no script listens to its form yet. */
export function toServedView({ initialView }: Login): LoginView {
  const served = servedViews.get(initialView) ?? { ...initialView };
  servedViews.set(initialView, served);
  isOne.add(served);
  return served;
}

/** Whether a view was made for the HTML of a server. */
export const isServed = (view: LoginView): boolean => isOne.has(view);
