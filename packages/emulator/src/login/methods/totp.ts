import { isTotp } from '../../bytes/totp.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { authenticationCode, invalidTotp, noTotpDevice, propertyMissing, tooShort, useAuthenticator } from '../../ui/message.ts';
import { inputNode, submitButton, upsertNode, withCsrfToken, withValue } from '../../ui/node.ts';
import { invalid, invalidAt, type LoginMethod, type LoginResult, type LoginSubmission, skipped } from '../login-method.ts';
import { withFreshCsrfToken } from '../with-fresh-csrf-token.ts';

const SHORTEST = 6;

/**
 * The second factor by authenticator app. A code can be used again while it is in its window, and guesses are not counted: neither does
 * Kratos. Source: selfservice/strategy/totp/login.go.
 */
export const totpLogin: LoginMethod = {
  id: 'totp',
  isEnabled: (config) => config['selfservice.methods.totp.enabled'],
  addToSecondFactor({ flow, signedIn, token }) {
    if (signedIn === null || signedIn.identity.credentials.totp === null) return;
    const field = inputNode('totp', { name: 'totp_code', type: 'text', value: '', required: true }, authenticationCode());
    flow.nodes = [...upsertNode(withCsrfToken(flow.nodes, token), field), submitButton('totp', 'method', 'totp', useAuthenticator())];
  },
  submit: submitTotp,
};

function submitTotp({ server, call, flow, signedIn, form, formProblems }: LoginSubmission): LoginResult {
  if (flow.requestedAal !== 'aal2' || readField(form, 'method') !== 'totp') return skipped;
  if (!totpLogin.isEnabled(server.config)) return disabledMethod();
  const code = readField(form, 'totp_code');
  const giveBack = (result: LoginResult): LoginResult => {
    flow.nodes = withFreshCsrfToken(server, call, withValue(flow.nodes, 'totp_code', undefined));
    return result;
  };
  if (code === '') return giveBack(invalidAt({ ...formProblems, totp_code: propertyMissing('totp_code') }));
  const length = [...code].length;
  if (length < SHORTEST) return giveBack(invalidAt({ ...formProblems, totp_code: tooShort(SHORTEST, length) }));
  if (Object.keys(formProblems).length > 0) return giveBack(invalidAt(formProblems));
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return giveBack(csrfViolation(server, call));
  const secret = signedIn?.identity.credentials.totp?.secret;
  if (signedIn === null || secret === undefined) return giveBack(invalid(noTotpDevice()));
  if (!isTotp(code.trim(), secret, server.clock.now())) return giveBack(invalid(invalidTotp()));
  flow.active = 'totp';
  return { kind: 'authenticated', identity: signedIn.identity, method: 'totp', aal: 'aal2' };
}
