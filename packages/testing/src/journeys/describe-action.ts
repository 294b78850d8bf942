import type { ExpectedPage } from './expected-page.ts';
import type { JourneyAction } from './journey-action.ts';

/** Describes an action for messages, such as `sending the form by "Sign in"`. Typed values are not included. */
export function describeAction(action: JourneyAction, before: ExpectedPage | null): string {
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
      return `the answer "${action.outcome.kind}" to ${action.call}`;
    case 'wait':
      return `${action.ms} ms`;
  }
}
