import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { backupCode, backupCodeUsed, invalidBackupCode, noBackupCodes, propertyMissing, useBackupCode } from '../../ui/message.ts';
import { input, submit, upsert, withCsrf, withValue } from '../../ui/node.ts';
import { declined, type LoginMethod, type Submission, type Verdict, wrong, wrongAt } from '../login-method.ts';
import { refillCsrf } from '../refill-csrf.ts';

// Kratos keeps the second only.
const SECOND = 1_000_000_000n;

/**
 * The second factor by backup code: exact, case and blanks included, each one once. When all are used the field is offered all the same.
 * Source: selfservice/strategy/lookup/login.go.
 */
export const lookupSecret: LoginMethod = {
  id: 'lookup_secret',
  isEnabled: (config) => config['selfservice.methods.lookup_secret.enabled'],
  addToSecondFactor({ flow, signedIn, token }) {
    if (signedIn === null || signedIn.identity.credentials.lookup === null) return;
    const field = input('lookup_secret', { name: 'lookup_secret', type: 'text', value: '', required: true }, backupCode());
    flow.nodes = [...upsert(withCsrf(flow.nodes, token), field), submit('lookup_secret', 'method', 'lookup_secret', useBackupCode())];
  },
  submit: submitLookupSecret,
};

function submitLookupSecret({ world, call, flow, signedIn, form, formProblems }: Submission): Verdict {
  if (flow.requestedAal !== 'aal2' || readField(form, 'method') !== 'lookup_secret') return declined;
  if (!lookupSecret.isEnabled(world.config)) return disabledMethod();
  const given = readField(form, 'lookup_secret');
  const giveBack = (verdict: Verdict): Verdict => {
    flow.nodes = refillCsrf(world, call, withValue(flow.nodes, 'lookup_secret', undefined));
    return verdict;
  };
  if (given === '') return giveBack(wrongAt({ ...formProblems, lookup_secret: propertyMissing('lookup_secret') }));
  if (Object.keys(formProblems).length > 0) return giveBack(wrongAt(formProblems));
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return giveBack(csrfViolation(world, call));
  const credentials = signedIn?.identity.credentials;
  if (signedIn === null || !credentials?.lookup) return giveBack(wrong(noBackupCodes()));
  const found = credentials.lookup.codes.find(({ code }) => code === given);
  if (found === undefined) return giveBack(wrong(invalidBackupCode()));
  if (found.usedAt !== null) return giveBack(wrong(backupCodeUsed()));
  const now = world.clock.read();
  const usedAt = ((now + SECOND / 2n) / SECOND) * SECOND;
  credentials.lookup = { codes: credentials.lookup.codes.map((each) => (each === found ? { ...each, usedAt } : each)) };
  signedIn.identity.updatedAt = now;
  flow.active = 'lookup_secret';
  return { kind: 'proved', identity: signedIn.identity, method: 'lookup_secret', aal: 'aal2' };
}
