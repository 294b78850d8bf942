import { fromPromise } from 'xstate';

interface Asking<Request> {
  readonly input: Request;
  readonly signal: AbortSignal;
}

/**
 * Creates the actor of a client's call. A client of the host may reject. The error is dropped, because it may contain the user's input, and the outcome is
 * `unreachable`.
 */
export const callClient = <Answer extends { readonly kind: string }, Request>(ask: (asking: Asking<Request>) => Answer | Promise<Answer>) =>
  fromPromise<Answer | { readonly kind: 'unreachable' }, Request>(async (asking) => {
    try {
      return await ask(asking);
    } catch {
      return { kind: 'unreachable' };
    }
  });
