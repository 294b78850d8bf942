import { parseJson, toObject } from '../kratos/json.ts';
import type { KratosReply, KratosResponse } from '../kratos/kratos-call.ts';

/** What came, in words: its status and its kind, and nothing that it says. */
export function describeReply(reply: KratosReply): string {
  if (reply === 'unreachable') return 'no answer at all';
  if (reply === 'timedOut') return 'no answer in time';
  return isRedirect(reply) ? 'a redirect' : `${reply.status} with ${describeBody(reply.text)}`;
}

/** One that a page followed, or may not look into, or one that says so. */
export const isRedirect = ({ status, redirected }: KratosResponse): boolean => redirected || (status >= 300 && status < 400);

function describeBody(text: string): string {
  if (text === '') return 'nothing in it';
  const body = parseJson(text);
  if (body === undefined) return /<html|<!doctype/i.test(text) ? 'a page' : 'text';
  return typeof toObject(toObject(body)['error'])['code'] === 'number' ? 'an error in JSON' : 'JSON of something else';
}
