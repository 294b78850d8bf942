import { randomCode } from '../../bytes/random.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { findByAnyIdentifier, findByCodeAddress, normalizeIdentifier } from '../../identity/find-identity.ts';
import type { Identity } from '../../identity/identity.ts';
import { sendMail } from '../../mails.ts';
import type { ServerState } from '../../server-state.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import {
  genericError,
  invalidLoginCode,
  noCodeMethod,
  noLoginStrategy,
  propertyMissing,
  sendCodeToLabel,
  sendSignInCodeLabel,
} from '../../ui/message.ts';
import { inputNode, submitButton, upsertNode, withCsrfToken, withValue } from '../../ui/node.ts';
import { answerCodeSent, showCodeForm } from '../answer-code-sent.ts';
import type { StoredLoginFlow } from '../login-flow.ts';
import {
  invalidForm,
  invalidNodes,
  type LoginFormContext,
  type LoginMethod,
  type LoginResult,
  type LoginSubmission,
  skipped,
} from '../login-method.ts';
import { withFreshCsrfToken } from '../with-fresh-csrf-token.ts';

const MAX_ATTEMPTS = 5;
const TOO_OFTEN = 'The request was submitted too often. Please request another code.';

/** Signs in with a mailed code, as first or second factor. Source: selfservice/strategy/code/strategy_login.go. */
export const codeLogin: LoginMethod = {
  id: 'code',
  isEnabled: (config) => config['selfservice.methods.code.enabled'],
  addToFirstFactor: addSendButton,
  addToRefresh: addSendButton,
  addToSecondFactor({ server, flow, signedIn, token }) {
    if (!server.config['selfservice.methods.code.mfa_enabled']) return;
    const addresses = signedIn?.identity.credentials.code?.addresses ?? [];
    const buttons = addresses.map(({ address, via }) => submitButton('code', 'address', address, sendCodeToLabel(address, via)));
    flow.nodes = withCsrfToken([...flow.nodes, ...buttons], token);
  },
  addToCredentials({ server, flow }, identity) {
    const isOffered =
      server.config['selfservice.methods.code.passwordless_enabled'] &&
      (identity !== null || server.config['security.account_enumeration.mitigate']);
    if (isOffered) flow.nodes = [...flow.nodes, submitButton('code', 'method', 'code', sendSignInCodeLabel())];
    return isOffered;
  },
  submit: submitCode,
};

function addSendButton({ server, flow, token }: LoginFormContext): void {
  if (!server.config['selfservice.methods.code.passwordless_enabled']) return;
  const identifier = inputNode(
    'default',
    { name: 'identifier', type: 'text', value: '', required: true },
    toIdentifierLabel(server, flow.schemaId),
  );
  flow.nodes = withCsrfToken([...upsertNode(flow.nodes, identifier), submitButton('code', 'method', 'code', sendSignInCodeLabel())], token);
}

function submitCode(submission: LoginSubmission): LoginResult {
  const { server, call, flow, form, formProblems } = submission;
  const isSecondFactor = server.config['selfservice.methods.code.mfa_enabled'];
  const level = server.config['selfservice.methods.code.passwordless_enabled'] ? 'aal1' : isSecondFactor ? 'aal2' : null;
  if (flow.requestedAal !== level) return skipped;
  // The address buttons of the second factor submit no method.
  const isForCode =
    readField(form, 'method') === 'code' || (isSecondFactor && readField(form, 'method') === '' && readField(form, 'address') !== '');
  if (!isForCode) return skipped;
  if (!codeLogin.isEnabled(server.config)) return disabledMethod();
  if (!['', 'code'].includes(readField(form, 'resend')))
    return refillForm(submission, invalidNodes({ ...formProblems, resend: genericError('value must be "code"') }));
  if (Object.keys(formProblems).length > 0) return refillForm(submission, invalidNodes(formProblems));
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call)))
    return refillForm(submission, csrfViolation(server, call));
  if (readField(form, 'resend') === 'code') flow.state = 'choose_method';
  if (flow.state === 'choose_method') return sendCode(submission);
  return flow.state === 'sent_email' ? verifyCode(submission) : refillForm(submission, invalidForm(noLoginStrategy()));
}

function sendCode(submission: LoginSubmission): LoginResult {
  const { server, call, flow, form } = submission;
  const typed = readField(form, 'identifier') || readField(form, 'address');
  if (typed === '') return refillForm(submission, invalidNodes({ identifier: propertyMissing('identifier') }));
  const identity = findByCodeAddress(server, typed);
  if (identity === undefined) return refillForm(submission, invalidForm(noCodeMethod()));
  mailLoginCode(server, flow, identity, normalizeIdentifier(typed));
  // Kratos shows an email address in lower case but does not trim it.
  showCodeForm(server, call, flow, typed.includes('@') ? typed.toLowerCase() : typed);
  return { kind: 'replied', reply: answerCodeSent(server, call, flow, 400, form) };
}

/** Mails a code for a flow and invalidates the previous code. */
export function mailLoginCode(server: ServerState, flow: StoredLoginFlow, identity: Identity, address: string): void {
  const value = randomCode();
  const via = identity.credentials.code?.addresses.find((each) => each.address === address)?.via;
  sendMail(server, { to: address, via: via === 'sms' ? 'sms' : 'email', code: value, template: 'login_code_valid' });
  const expiresAt = server.clock.read() + server.config['selfservice.methods.code.config.lifespan'];
  flow.mailedCode = { code: value, identityId: identity.id, address, expiresAt };
}

function verifyCode(submission: LoginSubmission): LoginResult {
  const { server, flow, form, signedIn } = submission;
  const given = readField(form, 'code');
  const refuse = (result: LoginResult): LoginResult => refillForm(submission, result, { hidesIdentifier: true });
  if (given === '') return refuse(invalidNodes({ code: propertyMissing('code') }));
  const typed = readField(form, 'address') || readField(form, 'identifier');
  if (flow.requestedAal === 'aal1' && typed === '') return refuse(invalidNodes({ identifier: propertyMissing('identifier') }));
  const identity = flow.requestedAal === 'aal2' ? signedIn?.identity : findByAnyIdentifier(server, typed);
  if (identity === undefined) return refuse(invalidForm(noCodeMethod()));
  flow.codeSubmissions++;
  if (flow.codeSubmissions > MAX_ATTEMPTS) return refuse(invalidForm(genericError(TOO_OFTEN)));
  const mailed = flow.mailedCode;
  if (mailed === null || mailed.code !== given || mailed.identityId !== identity.id) return refuse(invalidForm(invalidLoginCode()));
  if (mailed.expiresAt < server.clock.read()) return refuse({ kind: 'expired', at: mailed.expiresAt });
  flow.mailedCode = null;
  flow.active = 'code';
  flow.state = 'passed_challenge';
  verifyAddress(server, identity, mailed.address);
  return { kind: 'authenticated', identity, method: 'code', aal: server.config['selfservice.methods.code.mfa_enabled'] ? 'aal2' : 'aal1' };
}

// A user with the code has access to the address.
function verifyAddress(server: ServerState, identity: Identity, value: string): void {
  identity.verifiable = identity.verifiable.map((address) =>
    address.value === value && !address.isVerified
      ? { ...address, isVerified: true, status: 'completed', verifiedAt: server.clock.read() }
      : address,
  );
}

function refillForm({ server, call, flow, form }: LoginSubmission, result: LoginResult, { hidesIdentifier = false } = {}): LoginResult {
  const identifier = readField(form, 'address') || readField(form, 'identifier');
  flow.nodes = withFreshCsrfToken(server, call, flow.nodes);
  if (hidesIdentifier) flow.nodes = upsertNode(flow.nodes, inputNode('default', { name: 'identifier', type: 'hidden' }));
  flow.nodes = withValue(flow.nodes, 'identifier', identifier);
  return result;
}
