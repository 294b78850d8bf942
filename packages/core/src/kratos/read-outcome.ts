import type { Answer, Call, Reply } from './call.ts';
import { isObject, type Json, parseJson, toList, toObject, toText, toTextOrNull, toWebAddress } from './json.ts';
import type { LoginFlow, Message } from './login-flow.ts';
import type { Barred, ContinueWith, FlowGone, Outcome, OutcomeKind, Unexpected, Verification } from './outcome.ts';
import { readLoginFlow } from './read-login-flow.ts';
import type { Session } from './session.ts';

type Name = Call['name'];

/** Which calls can come to what. Any can end in trouble; what a call cannot answer is not believed, whatever it looks like. */
const possible: Readonly<Partial<Record<OutcomeKind, readonly Name[]>>> = {
  flow: ['create', 'get', 'submit'],
  nothingOffered: ['create', 'get', 'submit'],
  rejected: ['submit'],
  barred: ['submit'],
  signedIn: ['submit', 'whoami'],
  secondFactorDue: ['submit', 'whoami'],
  leave: ['submit'],
  sessionChanged: ['create', 'submit'],
  noSession: ['create', 'submit', 'whoami', 'signOut'],
  flowGone: ['get', 'submit'],
  csrfMismatch: ['get', 'submit'],
};

/**
 * What a reply of Kratos means for a browser login: pure, and total, for it has an answer to whatever comes.
 * By body shape, `error.id` and message id, never by text.
 *
 * ```ts
 * import { readOutcome, readReply } from '@kratos-login/core/read-outcome'
 *
 * const response = await fetch('https://auth.example.com/sessions/whoami', {
 *   credentials: 'include',
 *   headers: { Accept: 'application/json' },
 * })
 * const outcome = readOutcome({ name: 'whoami' }, await readReply(response))
 * console.log(outcome.kind) // 'signedIn', 'secondFactorDue', 'noSession' or trouble
 * ```
 *
 * Sources: the handlers below `selfservice/flow/login` and `session` in ory/kratos, and recordings of three releases.
 */
export function readOutcome(call: Call, reply: Reply): Outcome {
  if (typeof reply === 'string') return { kind: reply };
  const outcome = readAnswer(call, reply);
  return possible[outcome.kind]?.includes(call.name) === false ? unexpected(reply, 'impossible-here') : outcome;
}

const unexpected = ({ status }: Answer, why: Unexpected['why']): Unexpected => ({ kind: 'unexpected', status, why });

function readAnswer(call: Call, answer: Answer): Outcome {
  const { status, text, at } = answer;
  const { name } = call;
  const retryAfter = toMilliseconds(answer);
  const body = parseJson(text);
  const error = toObject(toObject(body)['error']);
  if (answer.redirected || status < 200 || (status >= 300 && status < 400)) return unexpected(answer, 'redirected');
  if (status === 429 || (status === 503 && retryAfter !== null)) return { kind: 'busy', retryAfter };
  if (status >= 500) return { kind: 'serverTrouble', status, errorId: toTextOrNull(error['id']) };
  if (name === 'signOut' && call.part === 'end' && status === 204) return { kind: 'noSession' };
  if (text === '') return unexpected(answer, 'empty');
  if (body === undefined) return unexpected(answer, 'not-json');
  // Signed in, and the OAuth2 server says skip: up to v25.4.0 the answer is `null`, and the way back is lost.
  if (name === 'create' && call.hasLoginChallenge && status === 200 && body === null) return { kind: 'sessionChanged' };
  if (typeof error['code'] === 'number') return readError(call, answer, toObject(body), error);
  const flow = readLoginFlow(body, at, name === 'create');
  if (flow !== null) return isLevelOf(call, flow) ? readFlow(name, flow) : unexpected(answer, 'impossible-here');
  return (status === 200 && readSignedIn(name, body)) || unexpected(answer, 'unknown-shape');
}

/** `Retry-After` comes in seconds or as a date (RFC 9110 §10.2.3); `null` when it is neither. */
function toMilliseconds({ retryAfter, at }: Answer): number | null {
  const text = retryAfter ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : /^[a-z]/i.test(text) ? Date.parse(text) - at : Number.NaN;
  return Number.isNaN(wait) ? null : Math.max(wait, 0);
}

// ------------------------------------------------------------------------------------------------ an error
const gone = (why: FlowGone['why'], replacement: string | null = null): FlowGone => ({ kind: 'flowGone', why, replacement });
const barred = (why: Barred['why'], flow: LoginFlow | null = null, verification: Verification | null = null): Barred => ({
  kind: 'barred',
  why,
  flow,
  verification,
});

const byErrorId: Readonly<Record<string, Outcome>> = {
  session_already_available: { kind: 'sessionChanged' },
  session_aal_already_fulfilled: { kind: 'sessionChanged' },
  session_aal1_required: { kind: 'noSession' },
  session_inactive: { kind: 'noSession' },
  session_aal2_required: { kind: 'secondFactorDue' },
  security_csrf_violation: { kind: 'csrfMismatch' },
  security_identity_mismatch: gone('refused'),
};

function readError(call: Call, answer: Answer, body: Json, error: Json): Outcome {
  const { status } = answer;
  const { name } = call;
  const errorId = toTextOrNull(error['id']);
  const details = toObject(error['details']);
  const isAtFlow = name === 'get' || name === 'submit';
  switch (errorId) {
    case null:
      if (name === 'whoami' && status === 401) return { kind: 'noSession' };
      if (name === 'submit' && status === 401 && typeof details['identity_id'] === 'string') return barred('account-disabled');
      if (isAtFlow && status === 404) return gone('reason' in error ? 'refused' : 'unknown');
      break;
    case 'browser_location_change_required':
      return readLocation(call, answer, body['redirect_browser_to']);
    case 'self_service_flow_expired':
    case 'self_service_flow_replaced':
      return gone('expired', toTextOrNull(body['use_flow_id']));
    case 'session_verified_address_required':
      return barred('address-not-verified', null, readVerification(details));
  }
  const known = errorId !== null && Object.hasOwn(byErrorId, errorId) ? byErrorId[errorId] : undefined;
  return known ?? (status === 410 ? gone('expired', toTextOrNull(body['use_flow_id'])) : { kind: 'refused', status, errorId });
}

/** A 422 is progress: to this Kratos's own second factor, or out of the page. */
function readLocation(call: Call, answer: Answer, location: unknown): Outcome {
  const url = toWebAddress(location);
  if (url === null) return unexpected(answer, 'unknown-shape');
  const [target, query] = url.split('?');
  // Behind a proxy Kratos knows itself by another address than the page does: by the one that its forms post to.
  const isOwn =
    call.name === 'submit' &&
    [`${call.kratosUrl}/self-service/login`, call.action.split('?')[0]].some((login) => target === `${login}/browser`);
  return isOwn && new URLSearchParams(query).get('aal') === 'aal2' ? { kind: 'secondFactorDue' } : { kind: 'leave', url };
}

function readVerification(details: Json): Verification | null {
  const step = toList(details['continue_with'])
    .map(toObject)
    .find(({ action }) => action === 'show_verification_ui');
  const { id, verifiable_address, url } = toObject(step?.['flow']);
  return typeof id === 'string' ? { flowId: id, address: toText(verifiable_address), url: toWebAddress(url) } : null;
}

// ------------------------------------------------------------------------------------------------ a flow
/** Kratos opens the level that was asked for, and never goes back from the second factor to the first. */
const isLevelOf = (call: Call, { aal }: LoginFlow): boolean =>
  call.name === 'create' ? call.aal === aal : call.name !== 'submit' || aal === 'aal2' || call.aal === 'aal1';

function readFlow(name: Name, flow: LoginFlow): Outcome {
  const { nodes, refresh, aal } = flow;
  const isError = ({ type }: Message): boolean => type === 'error';
  const onForm = flow.messages.filter(isError);
  const errors = [...onForm, ...nodes.flatMap(({ messages }) => messages).filter(isError)];
  const has = (...ids: readonly number[]): boolean => errors.some(({ id }) => ids.includes(id));
  if (name !== 'submit' || errors.length === 0) {
    return { kind: nodes.some(({ group }) => group !== 'default' && group !== 'captcha') ? 'flow' : 'nothingOffered', flow };
  }
  if (has(4000010)) return barred('address-not-verified', flow);
  if (has(4010011)) return barred('account-disabled', flow);
  // Kratos puts all it has no better form for into 4000001. Without `refresh` that is a session, or a dead second-factor flow.
  if (errors.length === onForm.length && onForm.every(({ id }) => id === 4000001))
    return refresh ? gone('expired') : { kind: 'sessionChanged' };
  if (has(4010002, 4010007)) return gone('refused');
  return aal === 'aal2' && has(4000011, 4000013, 4000014) ? { kind: 'sessionChanged' } : { kind: 'rejected', flow };
}

// ------------------------------------------------------------------------------------------------ a session
/** `whoami` answers with a bare session; a submission with what should happen next, too. */
function readSignedIn(name: Name, body: unknown): Outcome | null {
  const { session: wrapped, continue_with } = toObject(body);
  const session = name === 'submit' ? wrapped : body;
  const continueWith = name === 'submit' ? toList(continue_with).filter(isStep) : [];
  const addresses = continueWith.map(({ action, redirect_browser_to: to }) => action === 'redirect_browser_to' && toWebAddress(to));
  return isSession(session) ? { kind: 'signedIn', session, redirectTo: addresses.find((address) => address) || null, continueWith } : null;
}

const isSession = (value: unknown): value is Session => isObject(value) && typeof value['id'] === 'string' && value['active'] === true;

const isStep = (step: unknown): step is ContinueWith => isObject(step) && typeof step['action'] === 'string';
