import { toBase64Url } from '../../bytes/base64.ts';
import { randomBytes, randomUuid } from '../../bytes/random.ts';
import { toPublicUrl, withFlowId } from '../../config/urls.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { browserRedirectRequired, disabledMethod } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { wantsJson } from '../../http/negotiate.ts';
import { type HttpReply, toErrorReply, toRedirect } from '../../http/reply.ts';
import type { ApiCall, SubmittedForm } from '../../http/request.ts';
import type { ServerState } from '../../server-state.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { genericError, signInWithPasskeyLabel } from '../../ui/message.ts';
import { inputNode, type UiNode, upsertNode, withCsrfToken } from '../../ui/node.ts';
import type { StoredLoginFlow } from '../login-flow.ts';
import { invalidForm, type LoginFormContext, type LoginMethod, type LoginResult, type LoginSubmission, skipped } from '../login-method.ts';
import { withFreshCsrfToken } from '../with-fresh-csrf-token.ts';

/**
 * Offers passkeys as Kratos does. No identity has one, so a submission never succeeds.
 * Source: selfservice/strategy/passkey/passkey_login.go.
 */
export const passkeyLogin: LoginMethod = {
  id: 'passkey',
  isEnabled: (config) => config['selfservice.methods.passkey.enabled'],
  addToFirstFactor(context) {
    addPasskey(context);
    context.flow.nodes = [...context.flow.nodes, toTrigger(context)];
  },
  addToIdentification: addPasskey,
  addToCredentials(context) {
    if (context.server.config['security.account_enumeration.mitigate']) context.flow.nodes = [...context.flow.nodes, toTrigger(context)];
    return false;
  },
  submit: submitPasskey,
};

const AUTOCOMPLETE = { onload: 'window.oryPasskeyLoginAutocompleteInit()', onloadTrigger: 'oryPasskeyLoginAutocompleteInit' };

function addPasskey({ server, flow, token }: LoginFormContext): void {
  const rpId = server.config['selfservice.methods.passkey.config.rp.id'];
  const challenge = { publicKey: { challenge: toBase64Url(randomBytes(32)), timeout: 300_000, rpId, userVerification: 'preferred' } };
  const identifier = inputNode(
    'default',
    { name: 'identifier', type: 'text', value: '', required: true, autocomplete: 'username webauthn' },
    toIdentifierLabel(server, flow.schemaId),
  );
  flow.nodes = [
    ...withCsrfToken(upsertNode(flow.nodes, identifier), token),
    webauthnScriptNode(toPublicUrl(server.config), server.release.webauthnIntegrity),
    inputNode('passkey', { name: 'passkey_login', type: 'hidden', ...AUTOCOMPLETE }),
    inputNode('passkey', { name: 'passkey_challenge', type: 'hidden', value: JSON.stringify(challenge) }),
  ];
}

const toTrigger = ({ server }: LoginFormContext): UiNode =>
  inputNode(
    'passkey',
    {
      name: 'passkey_login_trigger',
      type: 'button',
      value: '',
      onclick: 'window.oryPasskeyLogin()',
      onclickTrigger: 'oryPasskeyLogin',
      ...(server.release.passkeyTriggerLoads && AUTOCOMPLETE),
    },
    signInWithPasskeyLabel(),
  );

/** The node of the script for passkeys and hardware keys. */
export const webauthnScriptNode = (publicUrl: string, integrity: string): UiNode => ({
  type: 'script',
  group: 'webauthn',
  attributes: {
    src: `${publicUrl}/.well-known/ory/webauthn.js`,
    async: true,
    referrerpolicy: 'no-referrer',
    crossorigin: 'anonymous',
    integrity,
    type: 'text/javascript',
    id: 'webauthn_script',
    nonce: randomUuid(),
    node_type: 'script',
  },
  messages: [],
  meta: {},
});

/** Redirects to the login page, where the browser asks for the passkey. */
function answerWithPage(server: ServerState, call: ApiCall, { id }: StoredLoginFlow): HttpReply {
  const page = withFlowId(server.config['selfservice.flows.login.ui_url'], id);
  return wantsJson(call) ? toErrorReply(browserRedirectRequired(page), server.release) : toRedirect(page, call.method);
}

export const isForPasskeys = (form: SubmittedForm): boolean =>
  readField(form, 'method') === 'passkey' || readField(form, 'passkey_login') !== '';

function submitPasskey({ server, call, flow, form }: LoginSubmission): LoginResult {
  const given = readField(form, 'passkey_login');
  if (!isForPasskeys(form)) return skipped;
  if (!passkeyLogin.isEnabled(server.config)) return disabledMethod();
  flow.nodes = withFreshCsrfToken(server, call, flow.nodes);
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(server, call))) return csrfViolation(server, call);
  if (flow.requestedAal !== 'aal1') return skipped;
  if (given === '') return { kind: 'replied', reply: answerWithPage(server, call, flow) };
  return invalidForm(genericError('Unable to parse WebAuthn response.'));
}
