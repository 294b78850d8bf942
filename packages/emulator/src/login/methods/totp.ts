import { isTotp } from '../../bytes/totp.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { authenticationCodeLabel, invalidTotp, noTotpDevice, propertyMissing, tooShort, useAuthenticatorLabel } from '../../ui/message.ts';
import { inputNode, submitButton, upsertNode, withCsrfToken, withValue } from '../../ui/node.ts';
import { invalidForm, invalidNodes, type LoginMethod, type LoginResult, type LoginSubmission, skipped } from '../login-method.ts';
import { withFreshCsrfToken } from '../with-fresh-csrf-token.ts';

const MIN_LENGTH = 6;

/**
 * Signs in with a TOTP code as second factor. As in Kratos, a code can be used twice and attempts are not limited.
 * Source: selfservice/strategy/totp/login.go.
 */
export const totpLogin: LoginMethod = {
  id: 'totp',
  isEnabled: (config) => config['selfservice.methods.totp.enabled'],
  addToSecondFactor({ flow, signedIn, token }) {
    if (signedIn === null || signedIn.identity.credentials.totp === null) return;
    const field = inputNode('totp', { name: 'totp_code', type: 'text', value: '', required: true }, authenticationCodeLabel());
    flow.nodes = [...upsertNode(withCsrfToken(flow.nodes, token), field), submitButton('totp', 'method', 'totp', useAuthenticatorLabel())];
  },
  submit: submitTotp,
};

function submitTotp({ server, call, flow, signedIn, form, formProblems }: LoginSubmission): LoginResult {
  if (flow.requestedAal !== 'aal2' || readField(form, 'method') !== 'totp') return skipped;
  if (!totpLogin.isEnabled(server.config)) return disabledMethod();
  const code = readField(form, 'totp_code');
  const refillForm = (result: LoginResult): LoginResult => {
    flow.nodes = withFreshCsrfToken(server, call, withValue(flow.nodes, 'totp_code', undefined));
    return result;
  };
  if (code === '') return refillForm(invalidNodes({ ...formProblems, totp_code: propertyMissing('totp_code') }));
  const length = [...code].length;
  if (length < MIN_LENGTH) return refillForm(invalidNodes({ ...formProblems, totp_code: tooShort(MIN_LENGTH, length) }));
  if (Object.keys(formProblems).length > 0) return refillForm(invalidNodes(formProblems));
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return refillForm(csrfViolation(server, call));
  const secret = signedIn?.identity.credentials.totp?.secret;
  if (signedIn === null || secret === undefined) return refillForm(invalidForm(noTotpDevice()));
  if (!isTotp(code.trim(), secret, server.clock.now())) return refillForm(invalidForm(invalidTotp()));
  flow.active = 'totp';
  return { kind: 'authenticated', identity: signedIn.identity, method: 'totp', aal: 'aal2' };
}
