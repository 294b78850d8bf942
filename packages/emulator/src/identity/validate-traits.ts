import { isObject, type Json, type JsonObject, readPath } from '../json.ts';
import {
  generic,
  invalidEmail,
  invalidPhone,
  type Message,
  notConst,
  notConstant,
  notMultipleOf,
  notUnique,
  propertyMissing,
  tooFewItems,
  tooLarge,
  tooLong,
  tooManyItems,
  tooShort,
  tooSmall,
  wrongPattern,
  wrongType,
} from '../ui/message.ts';
import { formats } from './formats.ts';
import { type SchemaError, toText, validate } from './json-schema.ts';

// Not `ajv`: it needs `new Function`, which a content security policy forbids, and the messages must be those of Kratos.

/** A violation of the identity schema, as the profile form shows it. */
export interface TraitProblem {
  /** `traits.email`. */
  readonly path: string;
  readonly message: Message;
}

/** The problem of traits. */
export interface TraitFault {
  /** The message of the admin API. */
  readonly text: string;
  /** The message for developers who write seeds. */
  readonly words: string;
}

/** Returns the problem of traits, or `null` for valid traits. Source: identity/validator.go. */
export function findTraitFault(schema: JsonObject, traits: Json): TraitFault | null {
  const error = validate(schema, { traits }, checkAddress);
  return error === null ? null : { text: toText(error), words: [...new Set(toWords(error))].join('; ') };
}

const toWords = ({ at, message, causes }: SchemaError): readonly string[] =>
  causes.length === 0 ? [`${toPath(at)}: ${message}`] : causes.flatMap(toWords);

/**
 * Returns the problems of traits as the form shows them. The values are checked first, and only then their use as addresses.
 * Source: selfservice/strategy/profile/strategy.go, ui/container/container.go.
 */
export function findTraitProblems(schema: JsonObject, traits: Json): readonly TraitProblem[] {
  const property = readPath(schema, ['properties', 'traits']);
  const form = { ...schema, properties: { traits: isObject(property) ? property : {} }, required: [], additionalProperties: true };
  const error = validate(form, { traits }) ?? validate(schema, { traits }, checkAddress);
  return error === null ? [] : flatten(error);
}

/** An address for verification or recovery must be valid. Source: identity/extension_verification.go, identity/extension_recovery.go. */
function checkAddress(schema: JsonObject, value: unknown): readonly string[] {
  const [verification, recovery] = ['verification', 'recovery'].map((key) => readPath(schema, ['ory.sh/kratos', key, 'via']));
  const hasFormat = typeof schema['format'] === 'string' && schema['format'] !== '';
  const wanted = [...(verification === 'email' && !hasFormat ? ['email'] : []), ...toFormats(recovery)];
  return wanted.flatMap((format) =>
    typeof value === 'string' && formats[format]?.(value) === true ? [] : [`${JSON.stringify(value)} is not valid "${format}"`],
  );
}

const toFormats = (via: unknown): readonly string[] => (via === 'email' ? ['email'] : via === 'sms' ? ['tel'] : []);

function flatten(error: SchemaError): readonly TraitProblem[] {
  if (error.missing !== undefined)
    return error.missing.map((key) => ({ path: [...error.at, key].join('.'), message: propertyMissing(key) }));
  if (error.causes.length === 0) return [{ path: toPath(error.at), message: toMessage(error) }];
  return error.causes.flatMap(flatten);
}

const toPath = (at: readonly string[]): string =>
  at.map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')).join('.');

const NUMBER = String.raw`(-?[\d.]+(?:e[+-]?\d+)?)`;

/** The message for one error, derived from its text as in Kratos. */
function toMessage({ keyword, message }: SchemaError): Message {
  const [first = -1, second = -1] = (message.match(new RegExp(NUMBER, 'g')) ?? []).map(Number);
  switch (keyword.at(-1)) {
    case 'minLength':
      return tooShort(first, second);
    case 'maxLength':
      return tooLong(first, second);
    case 'pattern':
      return wrongPattern(JSON.parse(/".*"/s.exec(message)?.[0] ?? '""'));
    case 'minimum':
      return tooSmall(first, second);
    case 'exclusiveMinimum':
      return tooSmall(first, second, { isExclusive: true });
    case 'maximum':
      return tooLarge(first, second);
    case 'exclusiveMaximum':
      return tooLarge(first, second, { isExclusive: true });
    case 'multipleOf':
      return notMultipleOf(second, first);
    case 'maxItems':
      return tooManyItems(first, second);
    case 'minItems':
      return tooFewItems(first, second);
    case 'uniqueItems':
      return notUnique(first, second);
    case 'type': {
      const [, allowed = '', actual = ''] = /^expected (.*), but got (.*)$/.exec(message) ?? [];
      return wrongType(actual, allowed.split(' or '));
    }
    case 'const':
      return message === 'const failed' ? notConst() : notConstant(message.replace('value must be ', ''));
    case 'format': {
      const [, value = '', format = ''] = /"([^"]+)"\s+is not valid\s+"([^"]+)"/.exec(message) ?? [];
      if (format === 'email') return invalidEmail(value);
      return format === 'tel' ? invalidPhone(value) : generic(message);
    }
    default:
      return generic(message);
  }
}
