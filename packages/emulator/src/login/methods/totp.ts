import { isTotp } from '../../bytes/totp.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { authenticationCode, invalidTotp, noTotpDevice, propertyMissing, tooShort, useAuthenticator } from '../../ui/message.ts';
import { input, submit, upsert, withCsrf, withValue } from '../../ui/node.ts';
import { declined, type LoginMethod, type Submission, type Verdict, wrong, wrongAt } from '../login-method.ts';
import { refillCsrf } from '../refill-csrf.ts';

const SHORTEST = 6;

/**
 * The second factor by authenticator app. A code can be used again while it is in its window, and guesses are not counted: neither does
 * Kratos. Source: selfservice/strategy/totp/login.go.
 */
export const totp: LoginMethod = {
  id: 'totp',
  isEnabled: (config) => config['selfservice.methods.totp.enabled'],
  addToSecondFactor({ flow, signedIn, token }) {
    if (signedIn === null || signedIn.identity.credentials.totp === null) return;
    const field = input('totp', { name: 'totp_code', type: 'text', value: '', required: true }, authenticationCode());
    flow.nodes = [...upsert(withCsrf(flow.nodes, token), field), submit('totp', 'method', 'totp', useAuthenticator())];
  },
  submit: submitTotp,
};

function submitTotp({ world, call, flow, signedIn, form, formProblems }: Submission): Verdict {
  if (flow.requestedAal !== 'aal2' || readField(form, 'method') !== 'totp') return declined;
  if (!totp.isEnabled(world.config)) return disabledMethod();
  const code = readField(form, 'totp_code');
  const giveBack = (verdict: Verdict): Verdict => {
    flow.nodes = refillCsrf(world, call, withValue(flow.nodes, 'totp_code', undefined));
    return verdict;
  };
  if (code === '') return giveBack(wrongAt({ ...formProblems, totp_code: propertyMissing('totp_code') }));
  const length = [...code].length;
  if (length < SHORTEST) return giveBack(wrongAt({ ...formProblems, totp_code: tooShort(SHORTEST, length) }));
  if (Object.keys(formProblems).length > 0) return giveBack(wrongAt(formProblems));
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return giveBack(csrfViolation(world, call));
  const secret = signedIn?.identity.credentials.totp?.secret;
  if (signedIn === null || secret === undefined) return giveBack(wrong(noTotpDevice()));
  if (!isTotp(code.trim(), secret, world.clock.now())) return giveBack(wrong(invalidTotp()));
  flow.active = 'totp';
  return { kind: 'proved', identity: signedIn.identity, method: 'totp', aal: 'aal2' };
}
