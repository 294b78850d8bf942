import type { IdentitySchema, Trait } from '../config/identity-schemas.ts';
import type { ApiCall, SubmittedForm } from '../http/request.ts';
import { isJsonObject, type JsonObject, type JsonValue, readPath, writePath } from '../json.ts';
import { scanJson } from '../scan-json.ts';

type GivenTraits = { readonly traits: JsonValue } | { readonly problem: string };

/**
 * Reads traits as Kratos does. `traits` is JSON, and `traits.…` are fields of the identity schema. Other fields are ignored.
 * Strings become numbers and booleans if the schema requires them and they are valid. Source: oryx/decoderx/http.go.
 */
export function readTraits({ headers, body }: ApiCall, form: SubmittedForm, { traits: known, groups }: IdentitySchema): GivenTraits {
  const fields = (headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(body) : null;
  const whole = readWhole(form['traits']);
  if (isBroken(whole)) return whole;
  // The objects of the schema replace a value that is not an object.
  let traits: JsonValue = groups.length > 0 && !isJsonObject(whole) ? {} : (whole ?? {});
  for (const trait of known) {
    const values = fields?.getAll(trait.name) ?? toTexts(form[trait.name]);
    const value = values.length === 0 ? undefined : toValue(trait, values);
    if (value !== undefined && isJsonObject(traits)) traits = writePath(traits, trait.path, value);
  }
  // The objects of the schema always exist, even if empty.
  for (const path of groups) if (isJsonObject(traits) && readPath(traits, path) === undefined) traits = writePath(traits, path, {});
  return { traits };
}

const BROKEN = Symbol('broken');
interface Broken {
  readonly [BROKEN]: true;
  readonly problem: string;
}

const isBroken = (value: JsonValue | Broken | undefined): value is Broken => typeof value === 'object' && value !== null && BROKEN in value;

function readWhole(given: JsonValue | undefined): JsonValue | Broken | undefined {
  if (typeof given !== 'string' || given === '') return given === null || given === '' ? undefined : given;
  const scanned = scanJson(given);
  return 'problem' in scanned ? { [BROKEN]: true, problem: scanned.problem } : (scanned.value as JsonValue);
}

/** Converts a JSON value to the strings of a form field. */
const toTexts = (value: JsonValue | undefined): readonly string[] =>
  value === undefined ? [] : [typeof value === 'string' ? value : JSON.stringify(value)];

function toValue({ type, itemType }: Trait, values: readonly string[]): JsonValue | undefined {
  const [first = ''] = values;
  switch (type) {
    case 'boolean':
      return first === '' && values.length === 1 ? undefined : toTruth(values.at(-1) ?? '');
    case 'number':
    case 'integer':
      return first === '' ? undefined : toNumber(first);
    case 'array':
      if (itemType === 'number' || itemType === 'integer') return values.map(toNumber);
      return itemType === 'boolean' ? values.map(toTruth) : [...values];
    default:
      return first === '' ? undefined : first;
  }
}

const toTruth = (text: string): JsonValue => {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text) ? false : text;
};

const toNumber = (text: string): JsonValue => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text);

/** Lists the values within traits with their dotted names, as in node names. Source: oryx/jsonx/flatten.go. */
export function flattenTraits(value: JsonValue, path: string): readonly (readonly [string, JsonValue])[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => flattenTraits(each, `${path}.${i}`));
  if (isJsonObject(value))
    return Object.entries(value).flatMap(([key, inner]) => flattenTraits(inner ?? null, `${path}.${key.replaceAll('.', '\\.')}`));
  return [[path, value]];
}

export const toTraitsObject = (value: JsonValue): JsonObject => (isJsonObject(value) ? value : {});
