import type { SeenButton } from './seen-button.ts';

/** What a host writes on the buttons that a view has no words for. */
export type ButtonNames = Readonly<Record<Exclude<SeenButton['verb'], 'chooseFactor' | 'chooseProvider' | 'sendCode'>, string>>;

/** As on the pages of our demos. */
export const buttonNames: ButtonNames = {
  cancel: 'Stop waiting',
  resendCode: 'Send another code',
  forgetIdentifier: 'Not you?',
  switchAccount: 'Sign in as someone else',
  retry: 'Try again',
  restart: 'Start again',
};

/** The name by which somebody finds a button. */
export const toButtonName = ({ verb, label }: SeenButton, names: ButtonNames): string =>
  label ?? (names as Readonly<Partial<Record<string, string>>>)[verb] ?? verb;

/** Names of buttons that must not be there when only these are, and those that are gone are not. */
export function namesThatAreAbsent(buttons: readonly SeenButton[], names: ButtonNames, gone: readonly string[] = []): readonly string[] {
  const there = buttons.map((button) => toButtonName(button, names));
  return [...new Set([...Object.values(names), ...gone])].filter((name) => !there.includes(name));
}
