import { isJsonObject, type JsonObject, readPath } from '../json.ts';
import { decodeBase64Uri } from './login-hooks.ts';

/** A trait and its use, which `ory.sh/kratos` in the identity schema defines. */
export interface Trait {
  /** The dotted name: `traits.email` or `traits.name.first`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly title: string;
  readonly type: string;
  /** The type of the items of an array, else `''`. */
  readonly itemType: string;
  readonly format: string;
  readonly pattern: string;
  readonly isRequired: boolean;
  /** The trait is the identifier of the password. */
  readonly isPasswordIdentifier: boolean;
  /** `email` or `sms` if the trait is an identifier for mailed codes, else `''`. */
  readonly codeVia: string;
  /** The trait is the account name in authenticator apps. */
  readonly isTotpAccountName: boolean;
  readonly isWebauthnIdentifier: boolean;
  readonly isPasskeyDisplayName: boolean;
  readonly verificationVia: string;
  readonly recoveryVia: string;
}

/** An identity schema and its traits. */
export interface IdentitySchema {
  readonly id: string;
  readonly schema: JsonObject;
  /** `identity_schema` may select the schema. */
  readonly isSelectable: boolean;
  readonly traits: readonly Trait[];
  /** The paths of the traits that are objects: `['name']`. */
  readonly groups: readonly (readonly string[])[];
}

/** The default identity schema, with an email address as the only trait. */
export const emailIdentitySchema: IdentitySchema = toIdentitySchema('default', {
  $id: 'https://example.com/identity.schema.json',
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Person',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: {
          type: 'string',
          format: 'email',
          title: 'E-Mail',
          minLength: 3,
          'ory.sh/kratos': {
            credentials: { password: { identifier: true }, totp: { account_name: true }, code: { identifier: true, via: 'email' } },
            verification: { via: 'email' },
            recovery: { via: 'email' },
          },
        },
      },
      required: ['email'],
      additionalProperties: false,
    },
  },
});

/** Parses `identity.schemas`. Returns `undefined` if one schema is invalid. */
export function parseIdentitySchemas(value: unknown): readonly IdentitySchema[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const schemas = value.map((each) => {
    const id = readPath(each, ['id']);
    const url = readPath(each, ['url']);
    const schema = typeof url === 'string' ? parseJsonOrUndefined(decodeBase64Uri(url) ?? '') : undefined;
    return typeof id === 'string' && isJsonObject(schema)
      ? toIdentitySchema(id, schema, readPath(each, ['selfservice_selectable']) === true)
      : undefined;
  });
  return schemas.every((schema) => schema !== undefined) ? schemas : undefined;
}

function toIdentitySchema(id: string, schema: JsonObject, isSelectable = false): IdentitySchema {
  const traits = readPath(schema, ['properties', 'traits']);
  return {
    id,
    schema,
    isSelectable,
    traits: isJsonObject(traits) ? listTraits(traits, []) : [],
    groups: isJsonObject(traits) ? listGroups(traits, []) : [],
  };
}

function listGroups(schema: JsonObject, path: readonly string[]): readonly (readonly string[])[] {
  return Object.entries(isJsonObject(schema['properties']) ? schema['properties'] : {}).flatMap(([key, property]) => {
    if (!isJsonObject(property) || !isJsonObject(property['properties'])) return [];
    return [[...path, key], ...listGroups(property, [...path, key])];
  });
}

function listTraits(schema: JsonObject, path: readonly string[]): readonly Trait[] {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).flatMap(([key, property]) => {
    if (!isJsonObject(property)) return [];
    const here = [...path, key];
    return isJsonObject(property['properties']) ? listTraits(property, here) : [toTrait(property, here, required.includes(key))];
  });
}

function toTrait(property: JsonObject, path: readonly string[], isRequired: boolean): Trait {
  const extension = (...keys: readonly string[]): unknown => readPath(property, ['ory.sh/kratos', ...keys]);
  const codeVia = extension('credentials', 'code', 'via');
  return {
    name: `traits.${path.join('.')}`,
    path,
    title: toText(property['title']),
    type: toText(property['type']) || 'string',
    itemType: toText(readPath(property, ['items', 'type'])),
    format: toText(property['format']),
    pattern: toText(property['pattern']),
    isRequired,
    isPasswordIdentifier: extension('credentials', 'password', 'identifier') === true,
    codeVia: extension('credentials', 'code', 'identifier') === true ? toText(codeVia) || 'email' : '',
    isTotpAccountName: extension('credentials', 'totp', 'account_name') === true,
    isWebauthnIdentifier: extension('credentials', 'webauthn', 'identifier') === true,
    isPasskeyDisplayName: extension('credentials', 'passkey', 'display_name') === true,
    verificationVia: toText(extension('verification', 'via')),
    recoveryVia: toText(extension('recovery', 'via')),
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Parses JSON. Returns `undefined` on a syntax error. */
export function parseJsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
