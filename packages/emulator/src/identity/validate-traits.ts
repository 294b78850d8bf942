import { isJsonObject, type JsonObject, type JsonValue, readPath } from '../json.ts';
import {
  constFailed,
  genericError,
  invalidEmail,
  invalidPhone,
  notEqualToConstant,
  notMultipleOf,
  notUnique,
  propertyMissing,
  tooFewItems,
  tooLarge,
  tooLong,
  tooManyItems,
  tooShort,
  tooSmall,
  type UiMessage,
  wrongPattern,
  wrongType,
} from '../ui/message.ts';
import { type SchemaError, toErrorText, validateJson } from './json-schema.ts';
import { stringFormats } from './string-formats.ts';

// Not `ajv`: it needs `new Function`, which a content security policy forbids, and the messages must be those of Kratos.

/** A message about a trait in the profile form. */
export interface TraitMessage {
  /** The dotted name of the trait: `traits.email`. */
  readonly path: string;
  readonly message: UiMessage;
}

/** The error for invalid traits. */
interface TraitsError {
  /** The message of the admin API. */
  readonly text: string;
  /** The details for the error of `identities.add`. */
  readonly details: string;
}

/** Validates traits. Returns `null` for valid ones. Source: identity/validator.go. */
export function findTraitsError(schema: JsonObject, traits: JsonValue): TraitsError | null {
  const error = validateJson(schema, { traits }, checkAddress);
  return error === null ? null : { text: toErrorText(error), details: [...new Set(toDetails(error))].join('; ') };
}

const toDetails = ({ at, message, causes }: SchemaError): readonly string[] =>
  causes.length === 0 ? [`${toPath(at)}: ${message}`] : causes.flatMap(toDetails);

/**
 * Validates traits for the profile form. Addresses are checked only if all values are valid.
 * Source: selfservice/strategy/profile/strategy.go, ui/container/container.go.
 */
export function findTraitMessages(schema: JsonObject, traits: JsonValue): readonly TraitMessage[] {
  const property = readPath(schema, ['properties', 'traits']);
  const form = { ...schema, properties: { traits: isJsonObject(property) ? property : {} }, required: [], additionalProperties: true };
  const error = validateJson(form, { traits }) ?? validateJson(schema, { traits }, checkAddress);
  return error === null ? [] : flatten(error);
}

/** Checks an address for verification or recovery. Source: identity/extension_verification.go, identity/extension_recovery.go. */
function checkAddress(schema: JsonObject, value: unknown): readonly string[] {
  const [verification, recovery] = ['verification', 'recovery'].map((key) => readPath(schema, ['ory.sh/kratos', key, 'via']));
  const hasFormat = typeof schema['format'] === 'string' && schema['format'] !== '';
  const wanted = [...(verification === 'email' && !hasFormat ? ['email'] : []), ...toFormats(recovery)];
  return wanted.flatMap((format) =>
    typeof value === 'string' && stringFormats[format]?.(value) === true ? [] : [`${JSON.stringify(value)} is not valid "${format}"`],
  );
}

const toFormats = (via: unknown): readonly string[] => (via === 'email' ? ['email'] : via === 'sms' ? ['tel'] : []);

function flatten(error: SchemaError): readonly TraitMessage[] {
  if (error.missing !== undefined)
    return error.missing.map((key) => ({ path: [...error.at, key].join('.'), message: propertyMissing(key) }));
  if (error.causes.length === 0) return [{ path: toPath(error.at), message: toMessage(error) }];
  return error.causes.flatMap(flatten);
}

const toPath = (at: readonly string[]): string =>
  at.map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')).join('.');

const NUMBER = String.raw`(-?[\d.]+(?:e[+-]?\d+)?)`;

/** Derives the message from the text of the error, as Kratos does. */
function toMessage({ keyword, message }: SchemaError): UiMessage {
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
      return message === 'const failed' ? constFailed() : notEqualToConstant(message.replace('value must be ', ''));
    case 'format': {
      const [, value = '', format = ''] = /"([^"]+)"\s+is not valid\s+"([^"]+)"/.exec(message) ?? [];
      if (format === 'email') return invalidEmail(value);
      return format === 'tel' ? invalidPhone(value) : genericError(message);
    }
    default:
      return genericError(message);
  }
}
