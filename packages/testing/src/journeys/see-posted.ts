import { cleanCode } from '@kratos-login/core';
import type { JourneyStep } from './journey.ts';
import type { JourneyKratos } from './walk-journey.ts';

/**
 * Asserts that a new POST contains the typed values. `before` is the number of earlier ones. A failure names the fields, but never their values, which
 * may be secrets.
 */
export function seePosted(sent: NonNullable<JourneyStep['sent']>, { posted: bodies }: JourneyKratos, before: number): void {
  if (bodies === undefined) return;
  if (bodies.length <= before) throw new Error('Expected the form to be posted, got a call without a body.');
  const posted = readBody(bodies.at(-1) ?? '');
  const wrong = Object.entries(sent).flatMap(([name, typed]) => {
    const got = compare(toComparable(name, typed), toComparable(name, posted[name]));
    return got === null ? [] : [`Expected "${name}" to be posted as it was typed, got ${got}.`];
  });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

function readBody(body: string): Readonly<Record<string, unknown>> {
  try {
    return { ...(JSON.parse(body) as object) };
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}

/** `submit` of a view removes spaces and dashes from codes, and only trims backup codes. */
function toComparable(name: string, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (name === 'lookup_secret') return text.trim();
  return name === 'totp_code' || name === 'code' ? cleanCode(text) : text;
}

/** Returns what is wrong with a posted value. `null` if nothing is. */
function compare(typed: unknown, posted: unknown): string | null {
  if (posted === typed) return null;
  if (posted === undefined) return 'no such field';
  if (posted === '') return 'an empty text';
  return typeof posted === 'string' && String(typed).includes(posted) ? 'only a part of it' : 'something else';
}
