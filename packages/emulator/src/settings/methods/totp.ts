import { toBase64 } from '../../bytes/base64.ts';
import { randomTotpSecret } from '../../bytes/random.ts';
import { isTotp } from '../../bytes/totp.ts';
import { serverError } from '../../errors.ts';
import { findInvalidButton, isButtonPressed, readField } from '../../http/decode-body.ts';
import { readPath } from '../../json.ts';
import { toQrPng } from '../../qr/to-qr-png.ts';
import { findIdentitySchema, type ServerState } from '../../server-state.ts';
import type { SignedInUser } from '../../session/session-cookie.ts';
import {
  invalidTotp,
  propertyMissing,
  saveLabel,
  totpQrLabel,
  totpSecretLabel,
  totpSecretText,
  unlinkTotpLabel,
  verifyCodeLabel,
} from '../../ui/message.ts';
import { inputNode, submitButton, type UiNode } from '../../ui/node.ts';
import { checkSettingsSubmission } from '../check-settings-submission.ts';
import type { SettingsMethod, SettingsResult, SettingsSubmission } from '../settings-method.ts';
import { toUndecodableResult } from '../to-undecodable-result.ts';

/** Registers and unlinks an authenticator app. An identity has one at most. Source: selfservice/strategy/totp/settings.go. */
export const totpSettings: SettingsMethod = {
  id: 'totp',
  isEnabled: (config) => config['selfservice.methods.totp.enabled'],
  toNodes(server, signedIn, flow) {
    if (signedIn.identity.credentials.totp !== null)
      return [inputNode('totp', { name: 'totp_unlink', type: 'submit', value: 'true', required: true }, unlinkTotpLabel())];
    flow.totpSecret = randomTotpSecret();
    return [
      ...toSecretNodes(server, signedIn, flow.totpSecret),
      inputNode('totp', { name: 'totp_code', type: 'text', required: true }, verifyCodeLabel()),
      submitButton('totp', 'method', 'totp', saveLabel()),
    ];
  },
  submit: submitTotp,
};

function submitTotp(submission: SettingsSubmission): SettingsResult {
  const { server, flow, signedIn, form } = submission;
  const problem = findInvalidButton(form, ['totp_unlink'], 'updateSettingsFlowWithTotpMethod');
  if (problem !== null) return toUndecodableResult(submission.call, submission.flow, form, problem);
  const unlinks = isButtonPressed(form, 'totp_unlink');
  if (!unlinks && readField(form, 'method') !== 'totp') return { kind: 'skipped' };
  const refused = checkSettingsSubmission(submission, totpSettings);
  if (refused !== null) return refused;
  const { credentials } = signedIn.identity;
  if (credentials.totp !== null) {
    // Without the button nothing changes, but Kratos reports success.
    if (unlinks) credentials.totp = null;
    return { kind: 'saved' };
  }
  // The flow was opened with an app, which was removed elsewhere since then.
  if (flow.totpSecret === '')
    return serverError(
      'Could not find the TOTP key in the internal context. This is a code bug and should be reported to https://github.com/ory/kratos/.',
    );
  const code = readField(form, 'totp_code').trim();
  if (code === '') return { kind: 'invalid', atNodes: { totp_code: propertyMissing('totp_code') } };
  if (!isTotp(code, flow.totpSecret, server.clock.now())) return { kind: 'invalid', atNodes: { totp_code: invalidTotp() } };
  credentials.totp = { secret: flow.totpSecret };
  // The code is also a second factor of this session.
  signedIn.session.methods = [...signedIn.session.methods, { method: 'totp', aal: 'aal2', at: server.clock.read() }];
  return { kind: 'saved' };
}

function toSecretNodes(server: ServerState, signedIn: SignedInUser, secret: string): readonly UiNode[] {
  const src = `data:image/png;base64,${toBase64(toQrPng(toKeyUrl(server, signedIn, secret)))}`;
  return [
    {
      type: 'img',
      group: 'totp',
      attributes: { src, id: 'totp_qr', width: 256, height: 256, node_type: 'img' },
      messages: [],
      meta: { label: totpQrLabel() },
    },
    {
      type: 'text',
      group: 'totp',
      attributes: { text: totpSecretText(secret), id: 'totp_secret_key', node_type: 'text' },
      messages: [],
      meta: { label: totpSecretLabel() },
    },
  ];
}

/** Returns the `otpauth://` URL in the QR code. */
function toKeyUrl(server: ServerState, { identity }: SignedInUser, secret: string): string {
  const issuer =
    server.config['selfservice.methods.totp.config.issuer'] || new URL(server.config['serve.public.base_url'], 'http://localhost').hostname;
  const trait = findIdentitySchema(server, identity.schemaId).traits.find(({ isTotpAccountName }) => isTotpAccountName);
  const account = trait === undefined ? identity.id : String(readPath(identity.traits, trait.path) ?? identity.id);
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account).replaceAll('%40', '@')}`;
  return `otpauth://totp/${label}?algorithm=SHA1&digits=6&issuer=${encodeURIComponent(issuer)}&period=30&secret=${secret}`;
}
