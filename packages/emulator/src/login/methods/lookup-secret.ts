import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import {
  backupCodeLabel,
  backupCodeUsed,
  invalidBackupCode,
  noBackupCodes,
  propertyMissing,
  useBackupCodeLabel,
} from '../../ui/message.ts';
import { inputNode, submitButton, upsertNode, withCsrfToken, withValue } from '../../ui/node.ts';
import { invalidForm, invalidNodes, type LoginMethod, type LoginResult, type LoginSubmission, skipped } from '../login-method.ts';
import { withFreshCsrfToken } from '../with-fresh-csrf-token.ts';

// Kratos stores whole seconds.
const SECOND = 1_000_000_000n;

/**
 * Signs in with a backup code as second factor. Each code is valid once and compared exactly. The field remains after the last code.
 * Source: selfservice/strategy/lookup/login.go.
 */
export const lookupSecretLogin: LoginMethod = {
  id: 'lookup_secret',
  isEnabled: (config) => config['selfservice.methods.lookup_secret.enabled'],
  addToSecondFactor({ flow, signedIn, token }) {
    if (signedIn === null || signedIn.identity.credentials.lookup === null) return;
    const field = inputNode('lookup_secret', { name: 'lookup_secret', type: 'text', value: '', required: true }, backupCodeLabel());
    flow.nodes = [
      ...upsertNode(withCsrfToken(flow.nodes, token), field),
      submitButton('lookup_secret', 'method', 'lookup_secret', useBackupCodeLabel()),
    ];
  },
  submit: submitLookupSecret,
};

function submitLookupSecret({ server, call, flow, signedIn, form, formProblems }: LoginSubmission): LoginResult {
  if (flow.requestedAal !== 'aal2' || readField(form, 'method') !== 'lookup_secret') return skipped;
  if (!lookupSecretLogin.isEnabled(server.config)) return disabledMethod();
  const given = readField(form, 'lookup_secret');
  const refillForm = (result: LoginResult): LoginResult => {
    flow.nodes = withFreshCsrfToken(server, call, withValue(flow.nodes, 'lookup_secret', undefined));
    return result;
  };
  if (given === '') return refillForm(invalidNodes({ ...formProblems, lookup_secret: propertyMissing('lookup_secret') }));
  if (Object.keys(formProblems).length > 0) return refillForm(invalidNodes(formProblems));
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return refillForm(csrfViolation(server, call));
  const credentials = signedIn?.identity.credentials;
  if (signedIn === null || !credentials?.lookup) return refillForm(invalidForm(noBackupCodes()));
  const found = credentials.lookup.codes.find(({ code }) => code === given);
  if (found === undefined) return refillForm(invalidForm(invalidBackupCode()));
  if (found.usedAt !== null) return refillForm(invalidForm(backupCodeUsed()));
  const now = server.clock.read();
  const usedAt = ((now + SECOND / 2n) / SECOND) * SECOND;
  credentials.lookup = { codes: credentials.lookup.codes.map((each) => (each === found ? { ...each, usedAt } : each)) };
  signedIn.identity.updatedAt = now;
  flow.active = 'lookup_secret';
  return { kind: 'authenticated', identity: signedIn.identity, method: 'lookup_secret', aal: 'aal2' };
}
