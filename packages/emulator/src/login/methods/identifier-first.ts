import type { Config } from '../../config/config.ts';
import { withFlow } from '../../config/urls.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie, toCsrfTokenOf } from '../../csrf.ts';
import { readField } from '../../http/decode-body.ts';
import { wantsJson } from '../../http/negotiate.ts';
import { json, redirect } from '../../http/reply.ts';
import { findByAnyIdentifier, normalizeIdentifier } from '../../identity/find-identity.ts';
import type { Identity } from '../../identity/identity.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { accountNotFound, continueLabel, noCodeMethod, propertyMissing } from '../../ui/message.ts';
import { input, submit, toNodeId, toValue, upsert, withCsrf, withoutMessages, withValue } from '../../ui/node.ts';
import type { World } from '../../world.ts';
import { answerCodeSent, showCodeSent } from '../answer-code-sent.ts';
import { toLoginFlowJson } from '../login-flow.ts';
import { declined, type LoginMethod, type Submission, type Verdict, wrong, wrongAt } from '../login-method.ts';
import { refillCsrf } from '../refill-csrf.ts';
import { code, mailCode } from './code.ts';

const isEnabled = (config: Config): boolean => config['selfservice.flows.login.style'] === 'identifier_first';

/**
 * Identifier first, then what the account has of the other methods. Whatever no other method takes is step 1, whichever `method` it names; its answer is a 400
 * also when all is well. Source: selfservice/strategy/idfirst/strategy_login.go.
 */
export const createIdentifierFirst = (others: readonly LoginMethod[]): LoginMethod => ({
  id: 'identifier_first',
  isEnabled,
  addToIdentification({ world, flow, token }) {
    const field = input(
      'identifier_first',
      { name: 'identifier', type: 'text', value: '', required: true, ...toAutocomplete(world) },
      toIdentifierLabel(world, flow.schemaId),
    );
    flow.nodes = [...upsert(withCsrf(flow.nodes, token), field), submit('identifier_first', 'method', 'identifier_first', continueLabel())];
  },
  submit: (submission) => submitIdentifier(submission, others),
});

const toAutocomplete = ({ release }: World): { readonly autocomplete?: string } =>
  release.autocompletesIdentifierFirst ? { autocomplete: 'username webauthn' } : {};

function submitIdentifier({ world, call, flow, form, signedIn }: Submission, others: readonly LoginMethod[]): Verdict {
  if (!isEnabled(world.config) || flow.requestedAal !== 'aal1') return declined;
  const identifier = readField(form, 'identifier');
  const giveBack = (verdict: Verdict): Verdict => {
    flow.nodes = refillCsrf(world, call, withValue(flow.nodes, 'identifier', identifier));
    return verdict;
  };
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return giveBack(csrfViolation(world, call));
  const hidesAccounts = world.config['security.account_enumeration.mitigate'];
  const known = findByAnyIdentifier(world, identifier);
  const identity = hidesAccounts ? undefined : known;
  flow.messages = [];
  flow.nodes = withValue(withoutMessages(flow.nodes), 'identifier', identifier);
  const making = { world, call, flow, signedIn, token: toCsrfTokenOf(world, call) };
  const ways = others.filter((method) => method.isEnabled(world.config) && method.addToCredentials?.(making, identity ?? null) === true);
  if (ways.length === 0 && !hidesAccounts) return giveBack(wrongAt({ identifier: accountNotFound() }));
  // Kratos looks whether a code would do, which gives away what it hides.
  if (ways.includes(code) && known === undefined)
    return giveBack(identifier === '' ? wrongAt({ identifier: propertyMissing('identifier') }) : wrong(noCodeMethod()));
  if (identity !== undefined && hasOnlyCode(identity, ways))
    return sendCodeAtOnce({ world, call, flow, form, formProblems: {}, signedIn }, identity, identifier);
  // Also of a form that was opened before the configuration asked for the name first.
  const hidden = input('identifier_first', {
    name: 'identifier',
    type: 'hidden',
    value: identifier,
    required: true,
    ...toAutocomplete(world),
  }).attributes;
  flow.nodes = flow.nodes
    .filter((node) => !(toNodeId(node) === 'method' && toValue(node) === 'identifier_first'))
    .map((node) => (toNodeId(node) === 'identifier' ? { ...node, attributes: hidden } : node));
  flow.active = 'identifier_first';
  const url = withFlow(world.config['selfservice.flows.login.ui_url'], flow.id);
  return {
    kind: 'answered',
    reply: wantsJson(call) ? json(toLoginFlowJson(world, flow, { transientPayload: {} }), 400) : redirect(url, call.method),
  };
}

// A password that is stored counts, offered or not.
const hasOnlyCode = (identity: Identity, ways: readonly LoginMethod[]): boolean =>
  ways.length === 1 && ways[0] === code && identity.credentials.password === null && identity.credentials.code !== null;

function sendCodeAtOnce({ world, call, flow, form }: Submission, identity: Identity, identifier: string): Verdict {
  mailCode(world, flow, identity, normalizeIdentifier(identifier));
  showCodeSent(world, call, flow, normalizeIdentifier(identifier));
  return { kind: 'answered', reply: answerCodeSent(world, call, flow, 400, form) };
}
