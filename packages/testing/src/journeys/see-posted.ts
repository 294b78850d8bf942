import { cleanCode } from '@kratos-login/core';
import type { JourneyStep } from './journey.ts';
import type { JourneyKratos } from './walk-journey.ts';

/**
 * What was typed is what was posted, by a post that is not one of so many before. Says of each field that is not so what is wrong with it, and neither
 * the one text nor the other: they may be secrets.
 */
export function seePosted(sent: NonNullable<JourneyStep['sent']>, { posted: bodies }: JourneyKratos, before: number): void {
  if (bodies === undefined) return;
  if (bodies.length <= before) throw new Error('Expected the form to be posted, got a call that posts nothing.');
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

/** `submit` of a view cleans codes of spaces and dashes, and backup codes, which may have their own, only at their ends. */
function toComparable(name: string, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (name === 'lookup_secret') return text.trim();
  return name === 'totp_code' || name === 'code' ? cleanCode(text) : text;
}

/** What is wrong with what was posted; `null` when nothing is. */
function compare(typed: unknown, posted: unknown): string | null {
  if (posted === typed) return null;
  if (posted === undefined) return 'no such field';
  if (posted === '') return 'an empty text';
  return typeof posted === 'string' && String(typed).includes(posted) ? 'only a part of it' : 'something else';
}
