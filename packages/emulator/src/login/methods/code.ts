import { randomCode } from '../../bytes/random.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { findByAnyIdentifier, findByCodeAddress, normalizeIdentifier } from '../../identity/find-identity.ts';
import type { Identity } from '../../identity/identity.ts';
import { sendMail } from '../../mails.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { generic, invalidLoginCode, noCodeMethod, noLoginStrategy, propertyMissing, sendCodeTo, sendSignInCode } from '../../ui/message.ts';
import { input, submit, upsert, withCsrf, withValue } from '../../ui/node.ts';
import type { World } from '../../world.ts';
import { answerCodeSent, showCodeSent } from '../answer-code-sent.ts';
import type { LoginFlow } from '../login-flow.ts';
import { declined, type LoginMethod, type Making, type Submission, type Verdict, wrong, wrongAt } from '../login-method.ts';
import { refillCsrf } from '../refill-csrf.ts';

const GUESSES = 5;
const TOO_OFTEN = 'The request was submitted too often. Please request another code.';

/** A mailed code: the first factor, the second, or none, as the configuration says. Source: selfservice/strategy/code/strategy_login.go. */
export const code: LoginMethod = {
  id: 'code',
  isEnabled: (config) => config['selfservice.methods.code.enabled'],
  addToFirstFactor: addSendButton,
  addToRefresh: addSendButton,
  addToSecondFactor({ world, flow, signedIn, token }) {
    if (!world.config['selfservice.methods.code.mfa_enabled']) return;
    const addresses = signedIn?.identity.credentials.code?.addresses ?? [];
    const buttons = addresses.map(({ address, via }) => submit('code', 'address', address, sendCodeTo(address, via)));
    flow.nodes = withCsrf([...flow.nodes, ...buttons], token);
  },
  addToCredentials({ world, flow }, identity) {
    const isOpen =
      world.config['selfservice.methods.code.passwordless_enabled'] &&
      (identity !== null || world.config['security.account_enumeration.mitigate']);
    if (isOpen) flow.nodes = [...flow.nodes, submit('code', 'method', 'code', sendSignInCode())];
    return isOpen;
  },
  submit: submitCode,
};

function addSendButton({ world, flow, token }: Making): void {
  if (!world.config['selfservice.methods.code.passwordless_enabled']) return;
  const identifier = input(
    'default',
    { name: 'identifier', type: 'text', value: '', required: true },
    toIdentifierLabel(world, flow.schemaId),
  );
  flow.nodes = withCsrf([...upsert(flow.nodes, identifier), submit('code', 'method', 'code', sendSignInCode())], token);
}

function submitCode(submission: Submission): Verdict {
  const { world, call, flow, form, formProblems } = submission;
  const isSecondFactor = world.config['selfservice.methods.code.mfa_enabled'];
  const level = world.config['selfservice.methods.code.passwordless_enabled'] ? 'aal1' : isSecondFactor ? 'aal2' : null;
  if (flow.requestedAal !== level) return declined;
  // The address buttons of the second factor submit no method.
  const isMeant =
    readField(form, 'method') === 'code' || (isSecondFactor && readField(form, 'method') === '' && readField(form, 'address') !== '');
  if (!isMeant) return declined;
  if (!code.isEnabled(world.config)) return disabledMethod();
  if (!['', 'code'].includes(readField(form, 'resend')))
    return giveBack(submission, wrongAt({ ...formProblems, resend: generic('value must be "code"') }));
  if (Object.keys(formProblems).length > 0) return giveBack(submission, wrongAt(formProblems));
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return giveBack(submission, csrfViolation(world, call));
  if (readField(form, 'resend') === 'code') flow.state = 'choose_method';
  if (flow.state === 'choose_method') return sendCode(submission);
  return flow.state === 'sent_email' ? verifyCode(submission) : giveBack(submission, wrong(noLoginStrategy()));
}

function sendCode(submission: Submission): Verdict {
  const { world, call, flow, form } = submission;
  const typed = readField(form, 'identifier') || readField(form, 'address');
  if (typed === '') return giveBack(submission, wrongAt({ identifier: propertyMissing('identifier') }));
  const identity = findByCodeAddress(world, typed);
  if (identity === undefined) return giveBack(submission, wrong(noCodeMethod()));
  mailCode(world, flow, identity, normalizeIdentifier(typed));
  // Shown as typed, in lower case; blanks matter only to the eye.
  showCodeSent(world, call, flow, typed.includes('@') ? typed.toLowerCase() : typed);
  return { kind: 'answered', reply: answerCodeSent(world, call, flow, 400, form) };
}

/** Mails a code for a flow; the one before it is void. */
export function mailCode(world: World, flow: LoginFlow, identity: Identity, address: string): void {
  const value = randomCode();
  const via = identity.credentials.code?.addresses.find((each) => each.address === address)?.via;
  sendMail(world, { to: address, via: via === 'sms' ? 'sms' : 'email', code: value, template: 'login_code_valid' });
  const expiresAt = world.clock.read() + world.config['selfservice.methods.code.config.lifespan'];
  flow.mailedCode = { code: value, identityId: identity.id, address, expiresAt };
}

function verifyCode(submission: Submission): Verdict {
  const { world, flow, form, signedIn } = submission;
  const given = readField(form, 'code');
  const refuse = (verdict: Verdict): Verdict => giveBack(submission, verdict, { hidesIdentifier: true });
  if (given === '') return refuse(wrongAt({ code: propertyMissing('code') }));
  const typed = readField(form, 'address') || readField(form, 'identifier');
  if (flow.requestedAal === 'aal1' && typed === '') return refuse(wrongAt({ identifier: propertyMissing('identifier') }));
  const identity = flow.requestedAal === 'aal2' ? signedIn?.identity : findByAnyIdentifier(world, typed);
  if (identity === undefined) return refuse(wrong(noCodeMethod()));
  flow.codeSubmissions++;
  if (flow.codeSubmissions > GUESSES) return refuse(wrong(generic(TOO_OFTEN)));
  const mailed = flow.mailedCode;
  if (mailed === null || mailed.code !== given || mailed.identityId !== identity.id) return refuse(wrong(invalidLoginCode()));
  if (mailed.expiresAt < world.clock.read()) return refuse({ kind: 'expired', at: mailed.expiresAt });
  flow.mailedCode = null;
  flow.active = 'code';
  flow.state = 'passed_challenge';
  verifyAddress(world, identity, mailed.address);
  return { kind: 'proved', identity, method: 'code', aal: world.config['selfservice.methods.code.mfa_enabled'] ? 'aal2' : 'aal1' };
}

// Who reads mail at an address has shown that it is theirs.
function verifyAddress(world: World, identity: Identity, value: string): void {
  identity.verifiable = identity.verifiable.map((address) =>
    address.value === value && !address.isVerified
      ? { ...address, isVerified: true, status: 'completed', verifiedAt: world.clock.read() }
      : address,
  );
}

function giveBack({ world, call, flow, form }: Submission, verdict: Verdict, { hidesIdentifier = false } = {}): Verdict {
  const identifier = readField(form, 'address') || readField(form, 'identifier');
  flow.nodes = refillCsrf(world, call, flow.nodes);
  if (hidesIdentifier) flow.nodes = upsert(flow.nodes, input('default', { name: 'identifier', type: 'hidden' }));
  flow.nodes = withValue(flow.nodes, 'identifier', identifier);
  return verdict;
}
