import type { Config } from '../../config/config.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { noWebauthnDevice, noWebauthnKey, propertyMissing, signInWithHardwareKeyLabel } from '../../ui/message.ts';
import { inputNode, submitButton, upsertNode, withCsrfToken } from '../../ui/node.ts';
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

/**
 * Offers hardware keys as Kratos does. No identity has one, so they are never a second factor.
 * Source: selfservice/strategy/webauthn/login.go.
 */
export const webauthnLogin: LoginMethod = {
  id: 'webauthn',
  isEnabled: (config) => config['selfservice.methods.webauthn.enabled'],
  addToFirstFactor(context) {
    const { server, flow } = context;
    if (!isPasswordless(server.config)) return;
    const identifier = inputNode(
      'default',
      { name: 'identifier', type: 'text', value: '', required: true, autocomplete: 'username webauthn' },
      toIdentifierLabel(server, flow.schemaId),
    );
    flow.nodes = upsertNode(flow.nodes, identifier);
    addButton(context);
  },
  addToCredentials(context) {
    const { config } = context.server;
    if (isPasswordless(config) && config['security.account_enumeration.mitigate']) addButton(context);
    return false;
  },
  submit: submitWebauthn,
};

const isPasswordless = (config: Config): boolean => config['selfservice.methods.webauthn.config.passwordless'];

function addButton({ flow, token }: LoginFormContext): void {
  flow.nodes = [...withCsrfToken(flow.nodes, token), submitButton('webauthn', 'method', 'webauthn', signInWithHardwareKeyLabel())];
}

function submitWebauthn({ server, call, flow, form, formProblems }: LoginSubmission): LoginResult {
  const isForWebauthn = readField(form, 'method') === 'webauthn' || readField(form, 'webauthn_login') !== '';
  // Kratos checks the fields before the method.
  if (!isForWebauthn && Object.keys(formProblems).length === 0) return skipped;
  flow.nodes = withFreshCsrfToken(server, call, flow.nodes);
  if (isForWebauthn && readField(form, 'identifier') === '')
    return invalidNodes({ ...formProblems, identifier: propertyMissing('identifier') });
  if (Object.keys(formProblems).length > 0) return invalidNodes(formProblems);
  if (!webauthnLogin.isEnabled(server.config)) return disabledMethod();
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return csrfViolation(server, call);
  const isFirstFactor = isPasswordless(server.config) || (flow.refresh && flow.requestedAal === 'aal1');
  if (flow.requestedAal !== (isFirstFactor ? 'aal1' : 'aal2')) return skipped;
  return invalidForm(isFirstFactor ? noWebauthnKey() : noWebauthnDevice());
}
