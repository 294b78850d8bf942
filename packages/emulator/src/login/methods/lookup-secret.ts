import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { backupCode, backupCodeUsed, invalidBackupCode, noBackupCodes, propertyMissing, useBackupCode } from '../../ui/message.ts';
import { inputNode, submitButton, upsertNode, withCsrfToken, withValue } from '../../ui/node.ts';
import { invalid, invalidAt, type LoginMethod, type LoginResult, type LoginSubmission, skipped } from '../login-method.ts';
import { withFreshCsrfToken } from '../with-fresh-csrf-token.ts';

// Kratos keeps the second only.
const SECOND = 1_000_000_000n;

/**
 * The second factor by backup code: exact, case and blanks included, each one once. When all are used the field is offered all the same.
 * Source: selfservice/strategy/lookup/login.go.
 */
export const lookupSecretLogin: LoginMethod = {
  id: 'lookup_secret',
  isEnabled: (config) => config['selfservice.methods.lookup_secret.enabled'],
  addToSecondFactor({ flow, signedIn, token }) {
    if (signedIn === null || signedIn.identity.credentials.lookup === null) return;
    const field = inputNode('lookup_secret', { name: 'lookup_secret', type: 'text', value: '', required: true }, backupCode());
    flow.nodes = [
      ...upsertNode(withCsrfToken(flow.nodes, token), field),
      submitButton('lookup_secret', 'method', 'lookup_secret', useBackupCode()),
    ];
  },
  submit: submitLookupSecret,
};

function submitLookupSecret({ server, call, flow, signedIn, form, formProblems }: LoginSubmission): LoginResult {
  if (flow.requestedAal !== 'aal2' || readField(form, 'method') !== 'lookup_secret') return skipped;
  if (!lookupSecretLogin.isEnabled(server.config)) return disabledMethod();
  const given = readField(form, 'lookup_secret');
  const giveBack = (result: LoginResult): LoginResult => {
    flow.nodes = withFreshCsrfToken(server, call, withValue(flow.nodes, 'lookup_secret', undefined));
    return result;
  };
  if (given === '') return giveBack(invalidAt({ ...formProblems, lookup_secret: propertyMissing('lookup_secret') }));
  if (Object.keys(formProblems).length > 0) return giveBack(invalidAt(formProblems));
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return giveBack(csrfViolation(server, call));
  const credentials = signedIn?.identity.credentials;
  if (signedIn === null || !credentials?.lookup) return giveBack(invalid(noBackupCodes()));
  const found = credentials.lookup.codes.find(({ code }) => code === given);
  if (found === undefined) return giveBack(invalid(invalidBackupCode()));
  if (found.usedAt !== null) return giveBack(invalid(backupCodeUsed()));
  const now = server.clock.read();
  const usedAt = ((now + SECOND / 2n) / SECOND) * SECOND;
  credentials.lookup = { codes: credentials.lookup.codes.map((each) => (each === found ? { ...each, usedAt } : each)) };
  signedIn.identity.updatedAt = now;
  flow.active = 'lookup_secret';
  return { kind: 'authenticated', identity: signedIn.identity, method: 'lookup_secret', aal: 'aal2' };
}
