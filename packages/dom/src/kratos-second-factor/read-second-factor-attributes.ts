import type { SecondFactorPageOptions } from '@kratos-login/core/second-factor-page';
import { toAttribute } from '../kratos-login/read-attributes.ts';

/** A flag is on when the attribute is there, unless its value is `false`. */
const flags = new Set<keyof SecondFactorPageOptions>(['setUp', 'isEmbedded', 'setsTitle']);

/** The options that are attributes: `kratos-url` is `kratosUrl`. */
const options: readonly (keyof SecondFactorPageOptions)[] = [
  'kratosUrl',
  'flowId',
  'returnTo',
  'siteName',
  'logoUrl',
  'homeUrl',
  'supportUrl',
  ...flags,
];

/** The names of all attributes with options, except `lang`. */
export const secondFactorAttributes: readonly string[] = options.map(toAttribute);

/** Reads the options from the attributes of an element. */
export function readSecondFactorAttributes(element: Element): SecondFactorPageOptions {
  return Object.fromEntries(
    options.flatMap((option) => {
      const value = element.getAttribute(toAttribute(option));
      return value === null ? [] : [[option, flags.has(option) ? value !== 'false' : value]];
    }),
  );
}
