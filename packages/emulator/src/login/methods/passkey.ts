import { toBase64Url } from '../../bytes/base64.ts';
import { randomBytes, randomUuid } from '../../bytes/random.ts';
import { toPublic, withFlow } from '../../config/urls.ts';
import { csrfViolation, isSameCsrfToken, readCsrfCookie } from '../../csrf.ts';
import { disabledMethod, goTo } from '../../errors.ts';
import { readField } from '../../http/decode-body.ts';
import { wantsJson } from '../../http/negotiate.ts';
import { type Reply, redirect, toErrorReply } from '../../http/reply.ts';
import type { Call, Form } from '../../http/request.ts';
import { toIdentifierLabel } from '../../ui/identifier-label.ts';
import { generic, signInWithPasskey } from '../../ui/message.ts';
import { input, type UiNode, upsert, withCsrf } from '../../ui/node.ts';
import type { World } from '../../world.ts';
import type { LoginFlow } from '../login-flow.ts';
import { declined, type LoginMethod, type Making, type Submission, type Verdict, wrong } from '../login-method.ts';
import { refillCsrf } from '../refill-csrf.ts';

/**
 * Passkeys, offered as Kratos offers them. Nobody here has one, so none is ever right.
 * Source: selfservice/strategy/passkey/passkey_login.go.
 */
export const passkey: LoginMethod = {
  id: 'passkey',
  isEnabled: (config) => config['selfservice.methods.passkey.enabled'],
  addToFirstFactor(making) {
    addPasskey(making);
    making.flow.nodes = [...making.flow.nodes, toTrigger(making)];
  },
  addToIdentification: addPasskey,
  addToCredentials(making) {
    if (making.world.config['security.account_enumeration.mitigate']) making.flow.nodes = [...making.flow.nodes, toTrigger(making)];
    return false;
  },
  submit: submitPasskey,
};

const AUTOCOMPLETE = { onload: 'window.oryPasskeyLoginAutocompleteInit()', onloadTrigger: 'oryPasskeyLoginAutocompleteInit' };

function addPasskey({ world, flow, token }: Making): void {
  const rpId = world.config['selfservice.methods.passkey.config.rp.id'];
  const challenge = { publicKey: { challenge: toBase64Url(randomBytes(32)), timeout: 300_000, rpId, userVerification: 'preferred' } };
  const identifier = input(
    'default',
    { name: 'identifier', type: 'text', value: '', required: true, autocomplete: 'username webauthn' },
    toIdentifierLabel(world, flow.schemaId),
  );
  flow.nodes = [
    ...withCsrf(upsert(flow.nodes, identifier), token),
    webauthnScript(toPublic(world.config), world.release.webauthnIntegrity),
    input('passkey', { name: 'passkey_login', type: 'hidden', ...AUTOCOMPLETE }),
    input('passkey', { name: 'passkey_challenge', type: 'hidden', value: JSON.stringify(challenge) }),
  ];
}

const toTrigger = ({ world }: Making): UiNode =>
  input(
    'passkey',
    {
      name: 'passkey_login_trigger',
      type: 'button',
      value: '',
      onclick: 'window.oryPasskeyLogin()',
      onclickTrigger: 'oryPasskeyLogin',
      ...(world.release.passkeyTriggerLoads && AUTOCOMPLETE),
    },
    signInWithPasskey(),
  );

/** The script that passkeys and hardware keys need. */
export const webauthnScript = (publicUrl: string, integrity: string): UiNode => ({
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

/** The browser requests the passkey on the login page. */
function answerWithPage(world: World, call: Call, { id }: LoginFlow): Reply {
  const page = withFlow(world.config['selfservice.flows.login.ui_url'], id);
  return wantsJson(call) ? toErrorReply(goTo(page), world.release) : redirect(page, call.method);
}

/** Whether a form is for passkeys. */
export const isForPasskeys = (form: Form): boolean => readField(form, 'method') === 'passkey' || readField(form, 'passkey_login') !== '';

function submitPasskey({ world, call, flow, form }: Submission): Verdict {
  const given = readField(form, 'passkey_login');
  if (!isForPasskeys(form)) return declined;
  if (!passkey.isEnabled(world.config)) return disabledMethod();
  flow.nodes = refillCsrf(world, call, flow.nodes);
  if (!isSameCsrfToken(readField(form, 'csrf_token'), readCsrfCookie(world, call))) return csrfViolation(world, call);
  if (flow.requestedAal !== 'aal1') return declined;
  if (given === '') return { kind: 'answered', reply: answerWithPage(world, call, flow) };
  return wrong(generic('Unable to parse WebAuthn response.'));
}
