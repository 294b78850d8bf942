import type { ExpectedPage } from './expected-page.ts';
import type { JourneyAction } from './journey-action.ts';

/** An action in words, as in "after …": `sending the form by "Sign in"`. Nothing that was typed is in them. */
export function describeAction(action: JourneyAction, before: ExpectedPage | null): string {
  switch (action.kind) {
    case 'open':
      return 'opening the page';
    case 'submit':
      return `sending the form by "${before?.submitLabel}"`;
    case 'press':
      return `pressing "${action.button.label ?? action.button.verb}"`;
    case 'comeBack':
      return 'coming back to the page';
    case 'answer':
      return `the answer "${action.outcome.kind}" to ${action.call}`;
    case 'wait':
      return `${action.ms} ms`;
  }
}
