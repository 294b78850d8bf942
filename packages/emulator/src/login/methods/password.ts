import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { findByPasswordIdentifier } from '../../identity/find-identity.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { invalidCredentials, passwordLabel, propertyMissing, signInLabel, signInWithPasswordLabel } from '../../ui/message.ts';
import { inputNode, submitButton, type UiNode, upsertNode, withCsrfToken, withValue } from '../../ui/node.ts';
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

/** Signs in with identifier and password. Source: selfservice/strategy/password/login.go. */
export const passwordLogin: LoginMethod = {
  id: 'password',
  isEnabled: (config) => config['selfservice.methods.password.enabled'],
  addToFirstFactor(context) {
    const { server, flow } = context;
    const identifier = inputNode(
      'default',
      { name: 'identifier', type: 'text', value: '', required: true },
      toIdentifierLabel(server, flow.schemaId),
    );
    flow.nodes = upsertNode(flow.nodes, identifier);
    addPassword(context, submitButton('password', 'method', 'password', signInWithPasswordLabel()));
  },
  addToRefresh(context) {
    const { flow, signedIn } = context;
    const identifier = signedIn?.identity.credentials.password?.identifiers[0];
    if (identifier === undefined) return;
    flow.nodes = upsertNode(flow.nodes, inputNode('default', { name: 'identifier', type: 'hidden', value: identifier }));
    addPassword(context, submitButton('password', 'method', 'password', signInLabel()));
  },
  addToCredentials(context, identity) {
    const hasPassword = identity !== null && identity.credentials.password !== null;
    if (hasPassword || context.server.config['security.account_enumeration.mitigate'])
      addPassword(context, submitButton('password', 'method', 'password', signInWithPasswordLabel()));
    return hasPassword;
  },
  submit: submitPassword,
};

function addPassword({ flow, token }: LoginFormContext, button: UiNode): void {
  const field = inputNode(
    'password',
    { name: 'password', type: 'password', required: true, autocomplete: 'current-password' },
    passwordLabel(),
  );
  flow.nodes = [...upsertNode(withCsrfToken(flow.nodes, token), field), button];
}

function submitPassword({ server, call, flow, form, formProblems }: LoginSubmission): LoginResult {
  if (flow.requestedAal !== 'aal1' || readField(form, 'method') !== 'password') return skipped;
  if (!passwordLogin.isEnabled(server.config)) return disabledMethod();
  // Kratos still accepts the former name of the field.
  const identifier = readField(form, 'identifier') || readField(form, 'password_identifier');
  const given = readField(form, 'password');
  const refillForm = (result: LoginResult): LoginResult => {
    flow.nodes = withFreshCsrfToken(server, call, withValue(withValue(flow.nodes, 'password', undefined), 'identifier', identifier));
    return result;
  };
  if (identifier === '' || given === '' || Object.keys(formProblems).length > 0)
    return refillForm(
      invalidNodes({
        ...(identifier === '' && { identifier: propertyMissing('identifier') }),
        ...(given === '' && { password: propertyMissing('password') }),
        ...formProblems,
      }),
    );
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return refillForm(csrfViolation(server, call));
  const identity = findByPasswordIdentifier(server, identifier);
  if (identity?.credentials.password?.password !== given) return refillForm(invalidForm(invalidCredentials()));
  flow.active = 'password';
  return { kind: 'authenticated', identity, method: 'password', aal: 'aal1' };
}
