import { isObject, type JsonObject } from './json.ts';
import type { PersonOptions } from './people.ts';

type Is = (value: unknown) => boolean;

const isText: Is = (value) => typeof value === 'string';
const isTrue: Is = (value) => value === true;
const isBoolean: Is = (value) => typeof value === 'boolean';

/** What each option may be, and the words for it. Of the address the identity schema says it. */
const options: Readonly<Record<keyof PersonOptions, readonly [is: Is, words: string]>> = {
  email: [() => true, ''],
  password: [isText, 'a text'],
  totp: [(value) => isBoolean(value) || (isObject(value) && isText(value['secret'])), 'true, false, or { secret } in base32'],
  lookupCodes: [(value) => isTrue(value) || (Array.isArray(value) && value.every(isText)), 'true, or a list of texts'],
  verified: [isBoolean, 'true or false'],
  state: [(value) => value === 'active' || value === 'inactive', '"active" or "inactive"'],
  id: [(value) => isText(value) && value !== '', 'a text'],
  traits: [isObject, 'an object'],
};

/** Throws a `TypeError` for somebody who is described by what nobody is. */
export function checkPerson(person: PersonOptions): void {
  if (!isObject(person)) throw new TypeError(`A person is ${JSON.stringify(person)}. Expected an object with an email.`);
  for (const [key, value] of Object.entries(person as JsonObject)) {
    const [is, words] = options[key as keyof PersonOptions] ?? [];
    if (is === undefined)
      throw new TypeError(`A person has no ${JSON.stringify(key)}. Expected some of ${Object.keys(options).join(', ')}.`);
    if (value !== undefined && !is(value)) throw new TypeError(`The ${key} of a person is ${JSON.stringify(value)}. Expected ${words}.`);
  }
}
