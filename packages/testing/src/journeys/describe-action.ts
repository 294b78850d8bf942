import type { Sight } from './expected-page.ts';
import type { Deed } from './journey-action.ts';

/** A deed in words, as what something comes after: `sending the form by "Sign in"`. Nothing that was typed is in them. */
export function tellDeed(deed: Deed, before: Sight | null): string {
  switch (deed.kind) {
    case 'open':
      return 'opening the page';
    case 'submit':
      return `sending the form by "${before?.submitLabel}"`;
    case 'press':
      return `pressing "${deed.button.label ?? deed.button.verb}"`;
    case 'comeBack':
      return 'coming back to the page';
    case 'answer':
      return `the answer "${deed.outcome.kind}" to ${deed.call}`;
    case 'wait':
      return `${deed.ms} ms`;
  }
}
