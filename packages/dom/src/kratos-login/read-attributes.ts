import type { LoginPageOptions } from '@kratos-login/core/login-page';

/** A flag is on when the attribute is there, unless its value is `false`. */
const flags: readonly (keyof LoginPageOptions)[] = [
  'refresh',
  'requireSecondFactor',
  'setUpSecondFactor',
  'submitWhenComplete',
  'isEmbedded',
  'setsTitle',
];

/** The options that are attributes: `kratos-url` is `kratosUrl`. */
const options: readonly (keyof LoginPageOptions)[] = [
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
  ...flags,
];

/** Returns the name of the attribute for an option. */
export const toAttribute = (option: string): string => option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The names of all attributes with options, except `lang`. */
export const attributes: readonly string[] = options.map(toAttribute);

/** Reads the options from the attributes of an element. */
export function readAttributes(element: Element): LoginPageOptions {
  return Object.fromEntries(
    options.flatMap((option) => {
      const value = element.getAttribute(toAttribute(option));
      return value === null ? [] : [[option, flags.includes(option) ? value !== 'false' : value]];
    }),
  );
}
