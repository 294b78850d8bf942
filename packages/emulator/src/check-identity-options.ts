import type { IdentityOptions } from './identities.ts';
import { isJsonObject, type JsonObject } from './json.ts';

type Is = (value: unknown) => boolean;

const isText: Is = (value) => typeof value === 'string';
const isTrue: Is = (value) => value === true;
const isBoolean: Is = (value) => typeof value === 'boolean';

/** The check of each option, and its description for the error. The identity schema checks the address. */
const options: Readonly<Record<keyof IdentityOptions, readonly [is: Is, expected: string]>> = {
  email: [() => true, ''],
  password: [isText, 'a string'],
  totp: [(value) => isBoolean(value) || (isJsonObject(value) && isText(value['secret'])), 'true, false, or { secret } in base32'],
  lookupCodes: [(value) => isTrue(value) || (Array.isArray(value) && value.every(isText)), 'true, or an array of strings'],
  verified: [isBoolean, 'true or false'],
  state: [(value) => value === 'active' || value === 'inactive', '"active" or "inactive"'],
  id: [(value) => isText(value) && value !== '', 'a string'],
  traits: [isJsonObject, 'an object'],
};

/** Throws a `TypeError` for invalid identity options. */
export function checkIdentityOptions(identity: IdentityOptions): void {
  if (!isJsonObject(identity)) throw new TypeError(`An identity is ${JSON.stringify(identity)}. Expected an object with an email.`);
  for (const [key, value] of Object.entries(identity as JsonObject)) {
    const [is, expected] = options[key as keyof IdentityOptions] ?? [];
    if (is === undefined)
      throw new TypeError(`An identity has no option ${JSON.stringify(key)}. Allowed: ${Object.keys(options).join(', ')}.`);
    if (value !== undefined && !is(value))
      throw new TypeError(`The option ${key} of an identity is ${JSON.stringify(value)}. Expected ${expected}.`);
  }
}
