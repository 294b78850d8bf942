import type { Config } from '../../config/config.ts';
import { withFlowId } from '../../config/urls.ts';
import { createFormToken, csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { readField } from '../../http/decode-body.ts';
import { wantsJson } from '../../http/negotiate.ts';
import { toJsonReply, toRedirect } from '../../http/reply.ts';
import { findByAnyIdentifier, normalizeIdentifier } from '../../identity/find-identity.ts';
import type { Identity } from '../../identity/identity.ts';
import type { ServerState } from '../../server-state.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { accountNotFound, continueLabel, noCodeMethod, propertyMissing } from '../../ui/message.ts';
import { inputNode, submitButton, toNodeId, toNodeValue, upsertNode, withCsrfToken, withoutMessages, withValue } from '../../ui/node.ts';
import { answerCodeSent, showCodeForm } from '../answer-code-sent.ts';
import { toLoginFlowJson } from '../login-flow.ts';
import { invalidForm, invalidNodes, type LoginMethod, type LoginResult, type LoginSubmission, skipped } from '../login-method.ts';
import { withFreshCsrfToken } from '../with-fresh-csrf-token.ts';
import { codeLogin, mailLoginCode } from './code.ts';

const isEnabled = (config: Config): boolean => config['selfservice.flows.login.style'] === 'identifier_first';

/**
 * Asks for the identifier first and then offers the methods of the identity. It handles each submission that no other method handles.
 * A valid submission also has the status 400. Source: selfservice/strategy/idfirst/strategy_login.go.
 */
export const createIdentifierFirstLogin = (others: readonly LoginMethod[]): LoginMethod => ({
  id: 'identifier_first',
  isEnabled,
  addToIdentification({ server, flow, token }) {
    const field = inputNode(
      'identifier_first',
      { name: 'identifier', type: 'text', value: '', required: true, ...toAutocomplete(server) },
      toIdentifierLabel(server, flow.schemaId),
    );
    flow.nodes = [
      ...upsertNode(withCsrfToken(flow.nodes, token), field),
      submitButton('identifier_first', 'method', 'identifier_first', continueLabel()),
    ];
  },
  submit: (submission) => submitIdentifier(submission, others),
});

const toAutocomplete = ({ release }: ServerState): { readonly autocomplete?: string } =>
  release.autocompletesIdentifierFirst ? { autocomplete: 'username webauthn' } : {};

function submitIdentifier({ server, call, flow, form, signedIn }: LoginSubmission, others: readonly LoginMethod[]): LoginResult {
  if (!isEnabled(server.config) || flow.requestedAal !== 'aal1') return skipped;
  const identifier = readField(form, 'identifier');
  const refillForm = (result: LoginResult): LoginResult => {
    flow.nodes = withFreshCsrfToken(server, call, withValue(flow.nodes, 'identifier', identifier));
    return result;
  };
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return refillForm(csrfViolation(server, call));
  const hidesAccounts = server.config['security.account_enumeration.mitigate'];
  const known = findByAnyIdentifier(server, identifier);
  const identity = hidesAccounts ? undefined : known;
  flow.messages = [];
  flow.nodes = withValue(withoutMessages(flow.nodes), 'identifier', identifier);
  const context = { server, call, flow, signedIn, token: createFormToken(server, call) };
  const usableMethods = others.filter(
    (method) => method.isEnabled(server.config) && method.addToCredentials?.(context, identity ?? null) === true,
  );
  if (usableMethods.length === 0 && !hidesAccounts) return refillForm(invalidNodes({ identifier: accountNotFound() }));
  // Kratos checks whether the identity can use a code, which reveals an unknown account.
  if (usableMethods.includes(codeLogin) && known === undefined)
    return refillForm(identifier === '' ? invalidNodes({ identifier: propertyMissing('identifier') }) : invalidForm(noCodeMethod()));
  if (identity !== undefined && hasOnlyCode(identity, usableMethods))
    return sendCodeAtOnce({ server, call, flow, form, formProblems: {}, signedIn }, identity, identifier);
  // The form may be older than the setting `identifier_first`.
  const hidden = inputNode('identifier_first', {
    name: 'identifier',
    type: 'hidden',
    value: identifier,
    required: true,
    ...toAutocomplete(server),
  }).attributes;
  flow.nodes = flow.nodes
    .filter((node) => !(toNodeId(node) === 'method' && toNodeValue(node) === 'identifier_first'))
    .map((node) => (toNodeId(node) === 'identifier' ? { ...node, attributes: hidden } : node));
  flow.active = 'identifier_first';
  const url = withFlowId(server.config['selfservice.flows.login.ui_url'], flow.id);
  return {
    kind: 'replied',
    reply: wantsJson(call) ? toJsonReply(toLoginFlowJson(server, flow, { transientPayload: {} }), 400) : toRedirect(url, call.method),
  };
}

// A stored password counts even if the method is disabled.
const hasOnlyCode = (identity: Identity, usableMethods: readonly LoginMethod[]): boolean =>
  usableMethods.length === 1 &&
  usableMethods[0] === codeLogin &&
  identity.credentials.password === null &&
  identity.credentials.code !== null;

function sendCodeAtOnce({ server, call, flow, form }: LoginSubmission, identity: Identity, identifier: string): LoginResult {
  mailLoginCode(server, flow, identity, normalizeIdentifier(identifier));
  showCodeForm(server, call, flow, normalizeIdentifier(identifier));
  return { kind: 'replied', reply: answerCodeSent(server, call, flow, 400, form) };
}
