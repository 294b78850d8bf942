import type { PageButton } from './expected-button.ts';
import type { ExpectedPage } from './expected-page.ts';

/** What messages say about an action of a journey. */
export type DescribedAction =
  | { readonly kind: 'open' | 'submit' | 'restorePage' }
  | { readonly kind: 'press'; readonly button: Pick<PageButton, 'label' | 'verb'> }
  | { readonly kind: 'answer' | 'answerSettings'; readonly call: string; readonly outcome: { readonly kind: string } }
  | { readonly kind: 'wait'; readonly ms: number };

/** Describes an action for messages, such as `sending the form by "Sign in"`. Typed values are not included. */
export function describeAction(action: DescribedAction, before: Pick<ExpectedPage, 'submitLabel'> | null): string {
  switch (action.kind) {
    case 'open':
      return 'opening the page';
    case 'submit':
      return `sending the form by "${before?.submitLabel}"`;
    case 'press':
      return `pressing "${action.button.label ?? action.button.verb}"`;
    case 'restorePage':
      return 'returning to the page';
    case 'answer':
    case 'answerSettings':
      return `the answer "${action.outcome.kind}" to ${action.call}`;
    case 'wait':
      return `${action.ms} ms`;
  }
}
