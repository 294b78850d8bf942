import type { Message } from '@kratos-login/core/read-outcome';
import type { SettingsCall } from '@kratos-login/core/second-factor';
import { type AnswerOptions, json, type KratosAnswer, toError, toKratosAnswer } from '../to-kratos-answer.ts';
import type { ScriptedSettingsFlow, ScriptedSettingsOutcome } from './scripted-settings.ts';

/**
 * Returns the answer of Kratos's settings that leads to this outcome, as the inverse of `readSettingsOutcome`. It has the nodes, messages and error ids of
 * Kratos. Failures are those of a login.
 *
 * Source: `selfservice/strategy/totp` and `selfservice/strategy/lookup` in ory/kratos.
 */
export function toSettingsAnswer(call: SettingsCall, outcome: ScriptedSettingsOutcome, options: AnswerOptions): KratosAnswer {
  const { kratosUrl, echo } = options;
  const error = (code: number, id: string | null, more: object = {}): KratosAnswer => json(code, { ...toError(code, id, echo), ...more });
  switch (outcome.kind) {
    case 'settings':
      return json(200, toFlow(outcome.flow, options));
    case 'saved':
      return json(200, { ...toFlow(withMessage(outcome.flow, saved), options), state: 'success' });
    case 'rejected':
      return json(400, toFlow(outcome.flow, options));
    case 'refreshRequired':
      return error(403, 'session_refresh_required', { redirect_browser_to: `${kratosUrl}/self-service/login/browser?refresh=true` });
    case 'secondFactorDue':
      return error(403, 'session_aal2_required', { redirect_browser_to: `${kratosUrl}/self-service/login/browser?aal=aal2` });
    case 'noSession':
      return error(401, call === 'create' ? 'session_inactive' : null);
    case 'flowGone':
      if (outcome.why === 'refused') return error(403, 'security_identity_mismatch');
      return outcome.why === 'unknown' ? error(404, null) : toKratosAnswer(call, outcome, options);
    default:
      return toKratosAnswer(call, outcome, options);
  }
}

const saved: Message = { id: 1050001, type: 'success', text: 'Your changes have been saved!', context: {} };

const withMessage = (flow: ScriptedSettingsFlow, message: Message): ScriptedSettingsFlow => ({
  ...flow,
  messages: [message, ...flow.messages],
});

function toFlow(flow: ScriptedSettingsFlow, { kratosUrl, csrfToken, now }: AnswerOptions): object {
  const { id, identityId, username, lifetime, otherMethods, messages } = flow;
  return {
    id,
    type: 'browser',
    state: 'show_form',
    issued_at: new Date(now).toISOString(),
    expires_at: new Date(now + lifetime).toISOString(),
    request_url: `${kratosUrl}/self-service/settings/browser`,
    identity: { id: identityId, schema_id: 'default', state: 'active', traits: { email: username } },
    ui: {
      action: `${kratosUrl}/self-service/settings?flow=${id}`,
      method: 'POST',
      messages,
      nodes: [
        input('default', 'csrf_token', 'hidden', { value: csrfToken }),
        ...otherMethods.map((group) => input(group, 'method', 'submit', { value: group })),
        ...toCodeNodes(flow),
        ...toAppNodes(flow),
      ],
    },
  };
}

const input = (group: string, name: string, type: string, more: object = {}, messages: readonly Message[] = []): object => ({
  type: 'input',
  group,
  attributes: { name, type, disabled: false, node_type: 'input', ...more },
  messages,
  meta: {},
});

const button = (group: string, name: string): object => input(group, name, 'submit', { value: 'true' });

function toAppNodes({ totp, codeMessages, secrets: { qr, key } }: ScriptedSettingsFlow): readonly object[] {
  const node = (type: string, attributes: object): object => ({
    type,
    group: 'totp',
    attributes: { ...attributes, node_type: type },
    messages: [],
    meta: {},
  });
  switch (totp) {
    case 'off':
      return [];
    case 'paired':
      return [button('totp', 'totp_unlink')];
    case 'unpaired':
      return [
        ...(qr === null ? [] : [node('img', { src: qr, id: 'totp_qr', width: 256, height: 256 })]),
        ...(key === null ? [] : [node('text', { text: say(1050006, key, { secret: key }), id: 'totp_secret_key' })]),
        input('totp', 'totp_code', 'text', { required: true }, codeMessages),
        input('totp', 'method', 'submit', { value: 'totp' }),
      ];
  }
}

function toCodeNodes({ backupCodes, secrets: { codes } }: ScriptedSettingsFlow): readonly object[] {
  const group = 'lookup_secret';
  const press = (name: string): object => button(group, `${group}_${name}`);
  const shown = {
    type: 'text',
    group,
    attributes: {
      text: say(1050015, codes.map(({ code, isUsed }) => (isUsed ? 'used' : code)).join(', '), {
        secrets: codes.map(({ code, isUsed }) => (isUsed ? say(1050014, 'Secret was used.') : say(1050009, code, { secret: code }))),
      }),
      id: 'lookup_secret_codes',
      node_type: 'text',
    },
    messages: [],
    meta: {},
  };
  switch (backupCodes) {
    case 'off':
      return [];
    case 'none':
      return [press('regenerate')];
    case 'new':
      return [shown, press('confirm')];
    case 'saved':
      return [press('reveal'), press('disable')];
    case 'shown':
      return [press('disable'), press('regenerate'), shown];
  }
}

const say = (id: number, text: string, context: object = {}): object => ({ id, text, type: 'info', context });
