import type { LoginPageOptions } from '@kratos-login/core/login-page';

/** The options that are attributes: `kratos-url` is `kratosUrl`. A flag is on when the attribute is there, unless its value is `false`. */
const texts = [
  'kratosUrl',
  'returnTo',
  'loginChallenge',
  'flowId',
  'aal',
  'organization',
  'via',
  'secondFactorSetupUrl',
  'backUrl',
  'siteName',
  'logoUrl',
  'homeUrl',
  'recoveryUrl',
  'registrationUrl',
  'supportUrl',
] as const satisfies readonly (keyof LoginPageOptions)[];
const flags = [
  'refresh',
  'requireSecondFactor',
  'submitWhenComplete',
  'isEmbedded',
  'setsTitle',
] as const satisfies readonly (keyof LoginPageOptions)[];

const toAttribute = (option: string): string => option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The names of all attributes with options. */
export const attributes: readonly string[] = ['lang', ...[...texts, ...flags].map(toAttribute)];

/** Reads the options from the attributes of an element. */
export function readAttributes(element: Element): LoginPageOptions {
  const read = (option: string): string | null => element.getAttribute(toAttribute(option));
  return Object.fromEntries([
    ...texts.flatMap((option) => (read(option) === null ? [] : [[option, read(option)]])),
    ...flags.flatMap((option) => (read(option) === null ? [] : [[option, read(option) !== 'false']])),
  ]);
}
