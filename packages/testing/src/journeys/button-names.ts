import type { ExpectedButton, PageButton } from './expected-button.ts';

/** The labels of buttons for which a view has no text. */
export type ButtonNames = Readonly<Record<Exclude<ExpectedButton['verb'], 'chooseFactor' | 'chooseProvider' | 'sendCode'>, string>>;

/** The labels in our demos. Two buttons may have the same label if they are never on the page together. */
export const buttonNames: ButtonNames = {
  cancel: 'Cancel',
  resendCode: 'Send another code',
  forgetIdentifier: 'Use a different account',
  switchAccount: 'Use a different account',
  retry: 'Try again',
  restart: 'Start again',
};

/** Returns the accessible name of a button. */
export const toButtonName = ({ verb, label }: PageButton, names: ButtonNames): string =>
  label ?? (names as Readonly<Partial<Record<string, string>>>)[verb] ?? verb;

/** Returns the labels of removed buttons that must not be on the page any more. */
export function findAbsentNames(buttons: readonly PageButton[], names: ButtonNames, gone: readonly string[] = []): readonly string[] {
  const there = buttons.map((button) => toButtonName(button, names));
  return [...new Set([...Object.values(names), ...gone])].filter((name) => !there.includes(name));
}
