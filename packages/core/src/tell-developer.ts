import { explain } from './explain.ts';
import type { LoginView } from './view/login-view.ts';

/** Bundlers replace this with the mode of the build. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

const told = /* @__PURE__ */ new WeakSet<object>();

/**
 * Writes what `explain` says to the console, once for each failure and in development builds only: a bundler drops all of it, `explain` included,
 * from a production build. Without a bundler nothing is written.
 */
export function tellDeveloper(view: LoginView): void {
  try {
    if (process.env.NODE_ENV === 'development' && view.step === 'error' && !told.has(view.failure)) {
      told.add(view.failure);
      console.warn(`kratos-login: ${explain(view)}`);
    }
  } catch {} // no bundler: `process` is not defined
}
