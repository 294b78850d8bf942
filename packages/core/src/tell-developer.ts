import { type ExplainedError, explain } from './explain.ts';

/** Bundlers replace this by the mode of the build. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

const reported = /* @__PURE__ */ new WeakSet<object>();

/**
 * Logs the text of `explain`, once for each failure and in development builds only. A bundler removes all of it, with `explain`, from a production
 * build. Without a bundler it logs nothing.
 */
export function tellDeveloper(view: { readonly kind: string } | ({ readonly kind: 'error' } & ExplainedError)): void {
  try {
    if (process.env.NODE_ENV === 'development' && 'failure' in view && !reported.has(view.failure)) {
      reported.add(view.failure);
      console.warn(`kratos-login: ${explain(view)}`);
    }
  } catch {} // no bundler: `process` is not defined
}
