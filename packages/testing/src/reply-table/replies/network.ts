import type { Call, Reply } from '@kratos-login/core/read-outcome';
import type { ReplyRow } from './reply-row.ts';

const kratosUrl = 'https://auth.example.com';
const create: Call = { name: 'create', aal: 'aal1', hasLoginChallenge: false };
const submit: Call = { name: 'submit', kratosUrl, aal: 'aal1', action: `${kratosUrl}/self-service/login?flow=f` };
const whoami: Call = { name: 'whoami' };

const answer = (status: number, text: string, retryAfter: string | null = null): Reply => ({
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

/** What can happen to any call, by Kratos or by what is between: nothing of it was recorded, so each has an example. */
export const networkReplies: readonly ReplyRow[] = [
  {
    ...any,
    id: 'X1',
    status: null,
    looks: '`fetch` rejects with a `TypeError`, or reading the body does.',
    means:
      'Offline, no such host, refused, TLS, mixed content, blocked by an extension, an origin that is not allowed (C20): a page cannot tell them apart.',
    todo: 'Offer to try again, by hand. A reply that broke off may have set cookies: the next request shows what came of it.',
    outcome: 'unreachable',
    example: { call: create, reply: 'unreachable' },
  },
  {
    ...any,
    id: 'X2',
    status: null,
    looks: 'Your own timer went off, before or while the body was read.',
    means: 'Too slow. Kratos may have taken what was sent.',
    todo: 'Offer to try again. Let one timer cover the body, too.',
    outcome: 'timedOut',
    example: { call: submit, reply: 'timedOut' },
  },
  {
    ...any,
    id: 'X3',
    status: 429,
    looks: '`Retry-After` in seconds or as a date, if at all; across origins only readable when it is exposed.',
    means: 'Too many requests. A proxy or Ory Network says so, not Kratos itself. 503 with a `Retry-After` means the same.',
    todo: 'Wait; count down only if the time is known.',
    outcome: 'busy',
    example: { call: submit, reply: answer(429, '', '120') },
  },
  {
    ...any,
    id: 'X4',
    status: 502,
    looks: 'Any 5xx, whatever the body. A failing or slow web hook makes 502 and 504 **as JSON**†.',
    means:
      'Trouble behind it. Nobody was signed in; but a 500 from an OAuth2 server that does not take the accepted login comes after the sign-in†.',
    todo: 'Offer to try again.',
    outcome: 'serverTrouble',
    example: { call: submit, reply: answer(502, '<html>') },
  },
  {
    ...any,
    id: 'X5',
    status: 200,
    looks: 'HTML.',
    means: 'The page of a single-page app, a captive portal, a redirect that was followed: not Kratos.',
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
    todo: 'Never take it for "nobody is signed in": a portal must not sign people out.',
    outcome: 'unexpected',
    example: { call: whoami, reply: answer(401, '<html>') },
  },
  {
    ...any,
    id: 'X7',
    status: 200,
    looks: 'JSON of another kind: a list, `{"error":"…"}`, `null`, or JSON that breaks off.',
    means: 'Not Kratos, or a broken reply.',
    todo: 'Check the address; offer to try again.',
    outcome: 'unexpected',
    example: { call: create, reply: answer(200, '{"error":"nope"}') },
  },
  {
    ...any,
    id: 'X8',
    status: 204,
    looks: 'No body, for another call than signing out.',
    means: 'Nothing that Kratos says.',
    todo: 'As X7.',
    outcome: 'unexpected',
    example: { call: create, reply: answer(204, '') },
  },
  {
    ...any,
    id: 'X9',
    status: 401,
    error: null,
    looks: 'A Kratos error without an id, for `whoami`: a gateway that speaks like Kratos cannot be told apart.',
    means: 'Nobody is signed in.',
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
    outcome: 'barred (account-disabled)',
    origin: 'source after v26.2.0',
    example: { call: submit, reply: answer(400, onForm(4010011)) },
  },
  {
    ...any,
    id: 'X12',
    call: 'submit',
    status: 400,
    messages: [4010009, 4010010, 4000015],
    looks: 'Any other error id, known or not.',
    means: 'Refused: credentials that do not match while accounts are linked, an address that is not the account’s, no hardware key.',
    todo: 'Show what Kratos wrote.',
    outcome: 'rejected',
    origin: 'source of v26.2.0',
    example: { call: submit, reply: answer(400, onForm(4010009)) },
  },
];
