import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { findByPasswordIdentifier } from '../../identity/find-identity.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { invalidCredentials, password as passwordLabel, propertyMissing, signIn, signInWithPassword } from '../../ui/message.ts';
import { input, submit, type UiNode, upsert, withCsrf, withValue } from '../../ui/node.ts';
import { declined, type LoginMethod, type Making, type Submission, type Verdict, wrong, wrongAt } from '../login-method.ts';
import { refillCsrf } from '../refill-csrf.ts';

/** Signing in with identifier and password. Source: selfservice/strategy/password/login.go. */
export const password: LoginMethod = {
  id: 'password',
  isEnabled: (config) => config['selfservice.methods.password.enabled'],
  addToFirstFactor(making) {
    const { world, flow } = making;
    const identifier = input(
      'default',
      { name: 'identifier', type: 'text', value: '', required: true },
      toIdentifierLabel(world, flow.schemaId),
    );
    flow.nodes = upsert(flow.nodes, identifier);
    addPassword(making, submit('password', 'method', 'password', signInWithPassword()));
  },
  addToRefresh(making) {
    const { flow, signedIn } = making;
    const identifier = signedIn?.identity.credentials.password?.identifiers[0];
    if (identifier === undefined) return;
    flow.nodes = upsert(flow.nodes, input('default', { name: 'identifier', type: 'hidden', value: identifier }));
    addPassword(making, submit('password', 'method', 'password', signIn()));
  },
  addToCredentials(making, identity) {
    const hasPassword = identity !== null && identity.credentials.password !== null;
    if (hasPassword || making.world.config['security.account_enumeration.mitigate'])
      addPassword(making, submit('password', 'method', 'password', signInWithPassword()));
    return hasPassword;
  },
  submit: submitPassword,
};

function addPassword({ flow, token }: Making, button: UiNode): void {
  const field = input(
    'password',
    { name: 'password', type: 'password', required: true, autocomplete: 'current-password' },
    passwordLabel(),
  );
  flow.nodes = [...upsert(withCsrf(flow.nodes, token), field), button];
}

function submitPassword({ world, call, flow, form, formProblems }: Submission): Verdict {
  if (flow.requestedAal !== 'aal1' || readField(form, 'method') !== 'password') return declined;
  if (!password.isEnabled(world.config)) return disabledMethod();
  // What very old forms called it is still taken.
  const identifier = readField(form, 'identifier') || readField(form, 'password_identifier');
  const given = readField(form, 'password');
  const giveBack = (verdict: Verdict): Verdict => {
    flow.nodes = refillCsrf(world, call, withValue(withValue(flow.nodes, 'password', undefined), 'identifier', identifier));
    return verdict;
  };
  if (identifier === '' || given === '' || Object.keys(formProblems).length > 0)
    return giveBack(
      wrongAt({
        ...(identifier === '' && { identifier: propertyMissing('identifier') }),
        ...(given === '' && { password: propertyMissing('password') }),
        ...formProblems,
      }),
    );
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return giveBack(csrfViolation(world, call));
  const identity = findByPasswordIdentifier(world, identifier);
  if (identity?.credentials.password?.password !== given) return giveBack(wrong(invalidCredentials()));
  flow.active = 'password';
  return { kind: 'proved', identity, method: 'password', aal: 'aal1' };
}
