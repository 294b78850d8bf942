import { hasUsableMethod } from './flow-methods.ts';
import { isObject, type Json, parseJson, toList, toObject, toText, toTextOrNull } from './json.ts';
import type { KratosCall, KratosReply, KratosResponse } from './kratos-call.ts';
import type { LoginFlow } from './login-flow.ts';
import type { AccountBlocked, ContinueWith, FlowGone, Outcome, OutcomeKind, Unexpected, Verification } from './outcome.ts';
import { readLoginFlow } from './read-login-flow.ts';
import { readSession } from './session.ts';
import { toBaseAddress, toWebAddress, withoutBadAddresses } from './web-address.ts';

type Name = KratosCall['name'];

/** The outcomes that a call can have, apart from failures. A submission can have any. An outcome that is impossible for its call is `unexpected`. */
const possible: Readonly<Record<Exclude<Name, 'submit'>, readonly OutcomeKind[]>> = {
  create: ['flow', 'noUsableMethod', 'sessionChanged', 'noSession'],
  get: ['flow', 'noUsableMethod', 'flowGone', 'csrfMismatch'],
  whoami: ['signedIn', 'secondFactorDue', 'noSession'],
  signOut: ['noSession'],
};

/**
 * Returns the meaning of a reply of Kratos for a browser login. It is pure, and never throws. It goes by the shape of the body, `error.id` and
 * message ids, never by text.
 *
 * ```ts
 * import { readOutcome, readReply } from '@kratos-login/core/read-outcome'
 *
 * const response = await fetch('https://auth.example.com/sessions/whoami', {
 *   credentials: 'include',
 *   headers: { Accept: 'application/json' },
 * })
 * const outcome = readOutcome({ name: 'whoami' }, await readReply(response))
 * console.log(outcome.kind) // 'signedIn', 'secondFactorDue', 'noSession' or a failure
 * ```
 *
 * Sources: the handlers below `selfservice/flow/login` and `session` in ory/kratos, and recordings of three releases.
 */
export function readOutcome(call: KratosCall, reply: KratosReply): Outcome {
  if (typeof reply === 'string') return { kind: reply };
  const read = readResponse(call, reply);
  if (typeof read === 'string') return { kind: 'unexpected', status: reply.status, why: read };
  return isPossible(call, read) ? read : { kind: 'unexpected', status: reply.status, why: 'impossible-here' };
}

const isPossible = ({ name }: KratosCall, outcome: Outcome): boolean =>
  name === 'submit' || 'status' in outcome || 'retryAfter' in outcome || possible[name].includes(outcome.kind);

/** An outcome, or why the reply is unexpected. */
type Read = Outcome | Unexpected['why'];

function readResponse(call: KratosCall, answer: KratosResponse): Read {
  const { status, text } = answer;
  const { name } = call;
  const retryAfter = toMilliseconds(answer);
  const json = parseJson(text, withoutSecrets);
  const body = toObject(json);
  const error = toObject(body['error']);
  const facts = { status, errorId: toErrorId(error['id']) };
  if (answer.redirected || status < 200 || (status >= 300 && status < 400)) return 'redirected';
  if (status === 429) return { kind: 'rateLimited', retryAfter };
  if (status === 503 && retryAfter !== null) return { kind: 'unavailable', retryAfter };
  if (status === 431 || (status < 500 && json === undefined && tooLarge.test(text))) return 'headers-too-large';
  if (status === 414) return { kind: 'refused', ...facts };
  if (status >= 500) return { kind: 'serverError', ...facts };
  if (name === 'signOut' && call.part === 'end' && status === 204) return noSession;
  if (text === '') return 'empty';
  if (json === undefined) return 'not-json';
  // The user is signed in and the OAuth2 server says skip. Up to v25.4.0 the body is then `null`, without an address to return to.
  if (name === 'create' && call.hasLoginChallenge && status === 200 && json === null) return sessionChanged;
  if (typeof error['code'] === 'number') return readError(call, body, error, facts);
  const flow = readLoginFlow(body, answer.at, name !== 'get');
  if (flow !== null) return readFlow(call, flow, body);
  return (status === 200 && readSignedIn(name, body)) || 'unknown-shape';
}

/** The texts of proxies (nginx, Apache, Tomcat, IIS) that answer with 400 or their own status instead of 431. */
const tooLarge = /(header|cookie).{0,30}(too l|exceed)/i;

/** Strips tokens and credentials from objects that are forwarded unmodified: `session_token`, `ory_session_token`, `tokenized`, `credentials`, at any depth. */
const withoutSecrets = (name: string, value: unknown): unknown => (/token(ized)?$|^credentials$/.test(name) ? undefined : value);

/** Keeps only ids that look like Kratos's, because another server may repeat user input here. */
function toErrorId(id: unknown): string | null {
  return typeof id !== 'string' || /^(browser|security|self_service|session)_\w+$/.test(id) ? toTextOrNull(id) : 'unknown';
}

/** `Retry-After` is in seconds, or a date by the server's clock (RFC 9110 §10.2.3). Returns `null` for anything else, and for more than 30 years. */
function toMilliseconds({ retryAfter, date, at }: KratosResponse): number | null {
  const text = retryAfter ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : toTime(text) - (toTime(date ?? '') || at);
  return wait < 1e12 ? Math.max(wait, 0) : null;
}

const toTime = (date: string): number => Date.parse(/^(mon|tue|wed|thu|fri|sat|sun)/i.test(date) ? date : '');

// ------------------------------------------------------------------------------------------------ an error
const sessionChanged: Outcome = { kind: 'sessionChanged' };
const noSession: Outcome = { kind: 'noSession' };
const secondFactorDue: Outcome = { kind: 'secondFactorDue' };
const gone = (why: FlowGone['why'], replacement: string | null = null): FlowGone => ({ kind: 'flowGone', why, replacement });
const accountBlocked = (
  why: AccountBlocked['why'],
  flow: LoginFlow | null = null,
  verification: Verification | null = null,
): AccountBlocked => ({
  kind: 'accountBlocked',
  why,
  flow,
  verification,
});

/** The outcomes that depend on `error.id` alone. */
const meanings: Readonly<Record<string, Outcome>> = {
  session_already_available: sessionChanged,
  session_aal_already_fulfilled: sessionChanged,
  session_aal1_required: noSession,
  session_inactive: noSession,
  session_aal2_required: secondFactorDue,
  security_csrf_violation: { kind: 'csrfMismatch' },
  security_identity_mismatch: gone('refused'),
};

function readError(call: KratosCall, body: Json, error: Json, facts: { readonly status: number; readonly errorId: string | null }): Read {
  const { name } = call;
  const { status, errorId } = facts;
  const details = toObject(error['details']);
  if (errorId === null) {
    if (status === 401 && name === 'whoami') return noSession;
    if (status === 401 && name === 'submit' && typeof details['identity_id'] === 'string') return accountBlocked('account-disabled');
    if (status === 404 && (name === 'get' || name === 'submit')) return gone('reason' in error ? 'refused' : 'unknown');
  }
  if (errorId === 'browser_location_change_required') return readLocation(call, toWebAddress(body['redirect_browser_to']));
  if (errorId === 'session_verified_address_required')
    return accountBlocked('address-not-verified', null, readVerification(details) ?? readVerification(body));
  const isExpired = status === 410 || errorId === 'self_service_flow_expired' || errorId === 'self_service_flow_replaced';
  return meanings[errorId ?? ''] ?? (isExpired ? gone('expired', toTextOrNull(body['use_flow_id'])) : { kind: 'refused', ...facts });
}

/** A 422 leads to the second factor of this Kratos, or to another page. */
function readLocation(call: KratosCall, url: string | null): Read {
  if (url === null) return 'unknown-shape';
  const [target, query] = url.split('?');
  // Behind a proxy, Kratos may use another address for itself than the page does. Its forms post to that address.
  const isOwn =
    call.name === 'submit' &&
    [`${toBaseAddress(call.kratosUrl)}/self-service/login`, call.action.split('?')[0]].some((login) => target === `${login}/browser`);
  return isOwn && new URLSearchParams(query).get('aal') === 'aal2' ? secondFactorDue : { kind: 'redirectRequired', url };
}

function readVerification({ continue_with }: Json): Verification | null {
  const step = readSteps(continue_with).find(({ action }) => action === 'show_verification_ui');
  const { id, verifiable_address, url } = toObject(step?.['flow']);
  return typeof id === 'string' ? { flowId: id, address: toText(verifiable_address), url: toTextOrNull(url) } : null;
}

// ------------------------------------------------------------------------------------------------ a flow
function readFlow(call: KratosCall, flow: LoginFlow, body: Json): Read {
  const { messages, nodes, refresh, aal } = flow;
  const errors = [...messages, ...nodes.flatMap((node) => node.messages)].filter(({ type }) => type === 'error');
  // Kratos opens the requested level, continues only from the first factor to the second, and reports errors only about the submitted form.
  if ('aal' in call && call.aal !== aal && (call.name === 'create' || aal === 'aal1' || errors.length > 0)) return 'impossible-here';
  const has = (...ids: readonly number[]): boolean => errors.some(({ id }) => ids.includes(id));
  if (call.name !== 'submit' || errors.length === 0) {
    return { kind: hasUsableMethod(flow) ? 'flow' : 'noUsableMethod', flow };
  }
  if (has(4000010)) return accountBlocked('address-not-verified', flow, readVerification(body));
  if (has(4010011)) return accountBlocked('account-disabled', flow);
  // 4000001 is Kratos's generic message. Without `refresh` it means that there is a session, or that the second-factor flow has ended.
  if (errors.every((error) => error.id === 4000001 && messages.includes(error))) return refresh ? gone('expired') : sessionChanged;
  if (has(4010002, 4010007)) return gone('refused');
  return aal === 'aal2' && has(4000011, 4000013, 4000014) ? sessionChanged : { kind: 'rejected', flow };
}

// ------------------------------------------------------------------------------------------------ a session
/** `whoami` returns the session alone. A submission wraps it, next to `continue_with`. */
function readSignedIn(name: Name, body: Json): Outcome | null {
  const session = readSession(name === 'submit' ? body['session'] : body);
  const continueWith = readSteps(name === 'submit' ? body['continue_with'] : []);
  const to = continueWith.find(({ action }) => action === 'redirect_browser_to')?.['redirect_browser_to'];
  return session && { kind: 'signedIn', session, redirectTo: toTextOrNull(to), continueWith };
}

/** Returns the actions that Kratos proposes next, without unsafe addresses. By default only http(s) addresses are kept. */
export const readSteps = (steps: unknown, isGood = (address: string): boolean => toWebAddress(address) !== null): readonly ContinueWith[] =>
  toList(withoutBadAddresses(steps, isGood)).filter(isStep);

const isStep = (step: unknown): step is ContinueWith =>
  isObject(step) && typeof step['action'] === 'string' && (step['action'] !== 'redirect_browser_to' || 'redirect_browser_to' in step);
