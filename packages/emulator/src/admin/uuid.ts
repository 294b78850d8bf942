import { badRequest } from '../errors.ts';
import { goQuote } from '../go-quote.ts';
import type { KratosError } from '../http/reply.ts';

/** Returns the error of Kratos's UUID library, or `null` for a valid UUID. Source: github.com/gofrs/uuid, codec.go. */
export function findUuidProblem(text: string): string | null {
  const { length } = new TextEncoder().encode(text);
  if (![32, 34, 36, 38, 41, 45].includes(length)) return `uuid: incorrect UUID length ${length} in string ${goQuote(text)}`;
  const bare = length === 34 || length === 38 ? /^\{(.*)\}$/s.exec(text)?.[1] : length > 38 ? /^urn:uuid:(.*)$/s.exec(text)?.[1] : text;
  if (bare === undefined) return `uuid: incorrect UUID format in string ${goQuote(length > 38 ? text.slice(0, 9) : text)}`;
  if (bare.length === 36 && !/^.{8}-.{4}-.{4}-.{4}-.{12}$/s.test(bare)) return `uuid: incorrect UUID format in string ${goQuote(bare)}`;
  return /^[0-9a-f]{32}$/i.test(bare.replaceAll('-', '')) ? null : 'uuid: invalid UUID format';
}

/** Normalizes a UUID in any notation. Returns `null` for an invalid one. */
export function toUuid(text: string): string | null {
  if (findUuidProblem(text) !== null) return null;
  const digits = text
    .replace(/^urn:uuid:/, '')
    .replaceAll(/[{}-]/g, '')
    .toLowerCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The 400 for an invalid id in a path. */
export const invalidUuid = (text: string): KratosError => {
  const { error } = badRequest('');
  return { kind: 'error', error: { code: error.code, message: findUuidProblem(text) ?? '' } };
};
