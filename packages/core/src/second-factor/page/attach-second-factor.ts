import type { SecondFactor } from '../second-factor.ts';
import type { SecondFactorView } from '../second-factor-view.ts';
import { applySecondFactorEffect, clearSecondFactor } from './apply-second-factor-effect.ts';
import { watchSecondFactor } from './watch-second-factor.ts';

/**
 * Starts a second factor, renders each of its views, and does the rest that a page owes its user. Returns a function that ends all of it.
 *
 * - After each render it puts the secrets of the view into the page, clears fields and moves the focus: see {@link applySecondFactorEffect}.
 * - It ignores ghost clicks and held keys, and warns before new backup codes are lost: see {@link watchSecondFactor}.
 * - When `root` has left the page, it renders nothing more.
 * - When it ends, it removes all secrets and stops the second factor.
 * - If `render` throws or rejects, the page effect is applied all the same. Throws if a second factor is attached to `root` already.
 *
 * In a view of kind `confirming`, `render` shows `view.login` with what shows a login elsewhere, such as {@link attachPage}.
 *
 * If the framework renders later, `render` returns the promise that the framework gives: `nextTick()` in Vue, `tick()` in Svelte.
 */
export function attachSecondFactor(root: HTMLElement, secondFactor: SecondFactor, render: (view: SecondFactorView) => unknown): () => void {
  assertNoSecondFactor(root);
  let wasInPage = false;
  let isOver = false;
  const show = (view: SecondFactorView): void => {
    wasInPage ||= root.isConnected;
    // The host has shown another page during a request: the title and the focus belong to that page now.
    if (wasInPage && !root.isConnected) {
      clearSecondFactor(root);
      return;
    }
    const applyEffect = (): void => {
      if (!isOver) applySecondFactorEffect(root, view);
    };
    let rendered: Partial<Promise<unknown>> | undefined;
    try {
      rendered = render(view) as typeof rendered; // a host without types may return anything
    } finally {
      // Secrets are removed also when the render fails.
      rendered?.finally?.(applyEffect) ?? applyEffect();
    }
  };
  show(secondFactor.getView()); // first: if it throws, nothing is attached
  const unwatch = watchSecondFactor(root, secondFactor);
  const unsubscribe = secondFactor.subscribe(show);
  attached.add(root);
  secondFactor.start();

  return () => {
    if (isOver) return;
    isOver = true;
    unwatch();
    unsubscribe();
    clearSecondFactor(root);
    attached.delete(root);
    secondFactor.stop();
  };
}

const attached = new WeakSet<HTMLElement>();

/** Throws if a second factor is attached to this element. */
export function assertNoSecondFactor(root: HTMLElement): void {
  if (attached.has(root)) throw new Error('kratos-login: expected an element without a second factor; it has one: first end that binding');
}
