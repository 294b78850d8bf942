import type { ExpectedSecondFactorPage } from './expected-second-factor-page.ts';
import type { SecondFactorAction } from './second-factor-journey.ts';

/** Describes an action for messages, such as `sending the form by "Verify"`. Typed values are not included. */
export function describeSecondFactorAction(action: SecondFactorAction, before: ExpectedSecondFactorPage | null): string {
  switch (action.kind) {
    case 'open':
      return 'opening the page';
    case 'submit':
      return `sending the form by "${before?.submitLabel}"`;
    case 'press':
      return `pressing "${action.button.label}"`;
    case 'restorePage':
      return 'returning to the page';
    case 'answer':
    case 'answerSettings':
      return `the answer "${action.outcome.kind}" to ${action.call}`;
    case 'wait':
      return `${action.ms} ms`;
  }
}
