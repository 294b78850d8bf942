import { goQuote } from '../go-quote.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { findUuidProblem } from './uuid.ts';

/** A Go type that JSON is decoded into. `any` accepts every value. */
export type GoType =
  | { readonly kind: 'string' | 'bool' | 'uuid' | 'nullUuid' | 'time' | 'any'; readonly name: string }
  | { readonly kind: 'list'; readonly name: string; readonly of: GoType }
  | { readonly kind: 'struct'; readonly name: string; readonly fields: Readonly<Record<string, GoType>> };

export const goString = (name = 'string'): GoType => ({ kind: 'string', name });
export const goBool: GoType = { kind: 'bool', name: 'bool' };
export const goUuid: GoType = { kind: 'uuid', name: 'uuid.UUID' };
/** An optional UUID, which Kratos reads from any value. */
export const goNullUuid: GoType = { kind: 'nullUuid', name: 'uuid.NullUUID' };
export const goTime: GoType = { kind: 'time', name: 'time.Time' };
export const goAny: GoType = { kind: 'any', name: 'json.RawMessage' };
export const goList = (of: GoType, name = `[]${of.name}`): GoType => ({ kind: 'list', name, of });
export const goStruct = (name: string, fields: Readonly<Record<string, GoType>>): GoType => ({ kind: 'struct', name, fields });

type DecodedValue = { readonly value: JsonValue } | { readonly problem: string };

/** Decodes JSON into a type as Go does: field names in any case, `null` as an absent value, and Go's text for the first error. */
export function decodeGo(value: unknown, type: GoType, { refusesUnknown }: { readonly refusesUnknown: boolean }): DecodedValue {
  const problems: string[] = [];
  const decoded = decode(value, type, { struct: '', path: [], refusesUnknown, problems });
  const [problem] = problems;
  return problem === undefined
    ? { value: decoded ?? null }
    : { problem: `${/^(uuid|parsing time|Time\.)/.test(problem) ? '' : 'json: '}${problem}` };
}

interface DecodeContext {
  readonly struct: string;
  readonly path: readonly string[];
  readonly refusesUnknown: boolean;
  readonly problems: string[];
}

function decode(value: unknown, type: GoType, context: DecodeContext): JsonValue | undefined {
  // `json.RawMessage` keeps `null`. Elsewhere `null` is an absent value.
  if (type.kind === 'any') return value as JsonValue;
  if (value === null || value === undefined) return undefined;
  if (type.kind === 'struct') return isJsonObject(value) ? decodeStruct(value, type, context) : refuse(value, type, context);
  if (type.kind === 'list')
    return Array.isArray(value) ? value.map((each) => decode(each, type.of, context) ?? null) : refuse(value, type, context);
  if (type.kind === 'bool') return typeof value === 'boolean' ? value : refuse(value, type, context);
  if (type.kind === 'nullUuid')
    return addProblem(context, findUuidProblem(typeof value === 'string' ? value : JSON.stringify(value))) ?? (value as JsonValue);
  if (typeof value !== 'string')
    return type.kind === 'time' ? addProblem(context, 'Time.UnmarshalJSON: input is not a JSON string') : refuse(value, type, context);
  if (type.kind === 'uuid') return addProblem(context, findUuidProblem(value)) ?? value;
  if (type.kind === 'time') return addProblem(context, findTimeProblem(value)) ?? value;
  return value;
}

function decodeStruct(
  value: JsonObject,
  { name, fields }: Extract<GoType, { readonly kind: 'struct' }>,
  context: DecodeContext,
): JsonObject {
  const decoded: Record<string, JsonValue | undefined> = {};
  for (const [key, inner] of Object.entries(value)) {
    const field = Object.hasOwn(fields, key) ? key : Object.keys(fields).find((each) => each.toLowerCase() === key.toLowerCase());
    const type = field === undefined ? undefined : fields[field];
    if (field !== undefined && type !== undefined)
      decoded[field] = decode(inner, type, { ...context, struct: name.split('.').at(-1) ?? '', path: [...context.path, field] });
    else if (context.refusesUnknown) context.problems.push(`unknown field ${goQuote(key)}`);
  }
  return decoded;
}

function refuse(value: unknown, { name }: GoType, { struct: owner, path, problems }: DecodeContext): undefined {
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  const target = path.length === 0 ? `Go value of type ${name}` : `Go struct field ${owner}.${path.join('.')} of type ${name}`;
  problems.push(`cannot unmarshal ${kind} into ${target}`);
}

function addProblem({ problems }: DecodeContext, problem: string | null): undefined {
  if (problem !== null) problems.push(problem);
}

const LAYOUT = '2006-01-02T15:04:05Z07:00';
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}/, '2006'],
  [/^-/, '-'],
  [/^(0[1-9]|1[0-2])/, '01'],
  [/^-/, '-'],
  [/^(0[1-9]|[12]\d|3[01])/, '02'],
  [/^T/, 'T'],
  [/^(2[0-3]|[01]?\d)/, '15'],
  [/^:/, ':'],
  [/^[0-5]\d/, '04'],
  [/^:/, ':'],
  [/^[0-5]\d([.,]\d+)?/, '05'],
  [/^(Z|[+-]\d\d:\d\d)/, 'Z07:00'],
];

/** Returns Go's error for an invalid time, else `null`. */
function findTimeProblem(given: string): string | null {
  const start = `parsing time ${goQuote(given)} as ${goQuote(LAYOUT)}: cannot parse `;
  let rest = given;
  for (const [pattern, part] of PARTS) {
    const found = pattern.exec(rest)?.[0];
    if (found === undefined) return `${start}${goQuote(rest)} as ${goQuote(part)}`;
    rest = rest.slice(found.length);
  }
  return rest === '' ? null : `parsing time ${goQuote(given)}: extra text: ${goQuote(rest)}`;
}
