import { parseJson, toObject } from '../kratos/json.ts';
import type { KratosReply, KratosResponse } from '../kratos/kratos-call.ts';

/** Describes a reply by its status and its kind, without its content. */
export function describeReply(reply: KratosReply): string {
  if (reply === 'unreachable') return 'no response';
  if (reply === 'timedOut') return 'no response in time';
  return isRedirect(reply) ? 'a redirect' : `${reply.status} with ${describeBody(reply.text)}`;
}

/** Whether a response is a redirect: a followed one, an opaque one, or one by its status. */
export const isRedirect = ({ status, redirected }: KratosResponse): boolean => redirected || (status >= 300 && status < 400);

function describeBody(text: string): string {
  if (text === '') return 'an empty body';
  const body = parseJson(text);
  if (body === undefined) return /<html|<!doctype/i.test(text) ? 'HTML' : 'text';
  return typeof toObject(toObject(body)['error'])['code'] === 'number' ? 'a JSON error' : 'unknown JSON';
}
