import type { KratosCall, KratosReply } from '@kratos-login/core/read-outcome';
import type { ReplyRow } from './reply-row.ts';

const kratosUrl = 'https://auth.example.com';
const create: KratosCall = { name: 'create', aal: 'aal1', hasLoginChallenge: false };
const submit: KratosCall = { name: 'submit', kratosUrl, aal: 'aal1', action: `${kratosUrl}/self-service/login?flow=f` };
const whoami: KratosCall = { name: 'whoami' };

const answer = (status: number, text: string, retryAfter: string | null = null): KratosReply => ({
  status,
  text,
  redirected: false,
  retryAfter,
  at: 0,
});
const aFlow = (more: object): string =>
  JSON.stringify({ id: 'f', type: 'browser', requested_aal: 'aal1', ui: { action: '', nodes: [], messages: [] }, ...more });
const onForm = (id: number): string => aFlow({ ui: { action: '', nodes: [], messages: [{ id, type: 'error', text: '' }] } });

const any = { call: 'any', looks: '', origin: 'HTTP and browsers' } as const;

/** Replies to any call, from Kratos or from a proxy between. They were not recorded, so each has an example. */
export const networkReplies: readonly ReplyRow[] = [
  {
    ...any,
    id: 'X1',
    status: null,
    looks: '`fetch` rejects with a `TypeError`, or reading the body rejects.',
    means:
      'Offline, unknown host, refused connection, TLS error, mixed content, blocked by an extension, or an origin that is not allowed (C20). A page cannot distinguish them.',
    todo: 'Offer a manual retry. An interrupted reply may have set cookies, so the next request shows the result.',
    outcome: 'unreachable',
    example: { call: create, reply: 'unreachable' },
  },
  {
    ...any,
    id: 'X2',
    status: null,
    looks: 'Your own timeout fired before the body was complete.',
    means: 'Too slow. Kratos may have processed the request.',
    todo: 'Offer a retry. Use one timeout that also covers the body.',
    outcome: 'timedOut',
    example: { call: submit, reply: 'timedOut' },
  },
  {
    ...any,
    id: 'X3',
    status: 429,
    looks: '`Retry-After` in seconds or as a date, or none. Across origins a page can read it only if CORS exposes it.',
    means: 'Too many requests. A proxy or Ory Network sends this, not Kratos itself.',
    todo: 'Wait. Show a countdown only if the time is known. Compare a date with the header `Date`, because clocks differ. Limit the wait to a few minutes.',
    outcome: 'rateLimited',
    example: { call: submit, reply: answer(429, '', '120') },
  },
  {
    ...any,
    id: 'X4',
    status: 502,
    looks: 'Any 5xx with any body. A failing or slow web hook causes 502 or 504 **as JSON**†.',
    means:
      'A server error. The user is not signed in, with one exception: an OAuth2 server that fails to accept the login causes a 500 after the sign-in†.',
    todo: 'Offer a retry.',
    outcome: 'serverError',
    example: { call: submit, reply: answer(502, '<html>') },
  },
  {
    ...any,
    id: 'X5',
    status: 200,
    looks: 'HTML.',
    means: 'Not Kratos: the page of a single-page app, a captive portal, or a redirect that was followed.',
    todo: 'Check the address and the proxy.',
    outcome: 'unexpected',
    example: { call: create, reply: answer(200, '<!doctype html>') },
  },
  {
    ...any,
    id: 'X6',
    status: 401,
    looks: 'HTML or text, also with 403, 404 (`404 page not found` for a wrong base path) or 405.',
    means: 'A gateway or a firewall, or the wrong address.',
    todo: 'Do not treat it as "not signed in": a captive portal must not sign users out.',
    outcome: 'unexpected',
    example: { call: whoami, reply: answer(401, '<html>') },
  },
  {
    ...any,
    id: 'X7',
    status: 200,
    looks: 'JSON of another kind: a list, `{"error":"…"}`, `null`, or truncated JSON.',
    means: 'Not Kratos, or a truncated reply.',
    todo: 'Check the address, and offer a retry.',
    outcome: 'unexpected',
    example: { call: create, reply: answer(200, '{"error":"nope"}') },
  },
  {
    ...any,
    id: 'X8',
    status: 204,
    looks: 'No body, for any call except signing out.',
    means: 'Kratos never answers this.',
    todo: 'As X7.',
    outcome: 'unexpected',
    example: { call: create, reply: answer(204, '') },
  },
  {
    ...any,
    id: 'X9',
    call: 'whoami',
    status: 401,
    error: null,
    looks: 'A Kratos error without an id, for `whoami`. A gateway that answers like Kratos cannot be distinguished.',
    means: 'No user is signed in.',
    todo: 'As W3.',
    outcome: 'noSession',
    example: { call: whoami, reply: answer(401, '{"error":{"code":401}}') },
  },
  {
    ...any,
    id: 'X10',
    call: 'submit',
    status: 400,
    messages: [4010007],
    at: ['form'],
    looks: '',
    means: 'The flow was completed before.',
    todo: 'Open a new flow.',
    outcome: 'flowGone (refused)',
    origin: 'source of v26.2.0',
    example: { call: submit, reply: answer(400, onForm(4010007)) },
  },
  {
    ...any,
    id: 'X11',
    call: 'submit',
    status: 400,
    messages: [4010011],
    at: ['form'],
    looks: '',
    means: 'The account is disabled (S24 in the releases up to v26.2.0).',
    todo: 'As S24.',
    outcome: 'accountBlocked (account-disabled)',
    origin: 'source after v26.2.0',
    example: { call: submit, reply: answer(400, onForm(4010011)) },
  },
  {
    ...any,
    id: 'X12',
    call: 'submit',
    status: 400,
    messages: [4010009, 4010010, 4000015],
    looks: 'Any other error id, known or unknown.',
    means:
      'Refused: the credentials do not match while accounts are linked, the address does not belong to the account, or there is no hardware key.',
    todo: 'Show what Kratos wrote.',
    outcome: 'rejected',
    origin: 'source of v26.2.0',
    example: { call: submit, reply: answer(400, onForm(4010009)) },
  },
  {
    ...any,
    id: 'X13',
    status: 503,
    looks: '`Retry-After` in seconds or as a date. Without one it is X4.',
    means: 'Temporarily out of service: maintenance, a deployment, or a server that is starting. A proxy before Kratos sends this.',
    todo: 'Say so, and wait as for X3. Never say "too many attempts".',
    outcome: 'unavailable',
    example: { call: create, reply: answer(503, '<html>', '120') },
  },
  {
    ...any,
    id: 'X14',
    status: 431,
    looks:
      'Any body. Some proxies send 400 and a page instead: "Request Header Or Cookie Too Large" (nginx), "header field exceeds" (Apache).',
    means: 'More header fields than a server accepts: too many cookies for the domain, or too large ones.',
    todo: 'Ask the user to delete the cookies of the site, and tell the developer. A retry does not help.',
    outcome: 'unexpected (headers-too-large)',
    example: { call: submit, reply: answer(431, '') },
  },
  {
    ...any,
    id: 'X15',
    status: 414,
    looks: 'Any body.',
    means: 'The address is longer than a server accepts: a very long `return_to` or `login_challenge`.',
    todo: 'A mistake in the client.',
    outcome: 'refused',
    example: { call: create, reply: answer(414, '') },
  },
];
