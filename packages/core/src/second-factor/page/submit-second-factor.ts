import { toWindow } from '../../page/to-window.ts';
import type { SecondFactorView } from '../second-factor-view.ts';

/** What an event listener for `submit` receives, in the browser or from a framework. */
interface SubmitEventLike {
  readonly target: unknown;
  preventDefault(): void;
}

/** Submits the form with the first code of an app, and keeps the browser from posting it. Call it in the `submit` listener of that form. */
export function submitSecondFactor(event: SubmitEventLike, view: SecondFactorView): void {
  event.preventDefault();
  if (view.kind !== 'pairing' || !view.submit) return;
  const form = event.target as HTMLFormElement;
  view.submit(Object.fromEntries(new (toWindow(form).FormData)(form)));
}
