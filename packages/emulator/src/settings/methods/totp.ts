import { toBase64 } from '../../bytes/base64.ts';
import { randomTotpSecret } from '../../bytes/random.ts';
import { isTotp } from '../../bytes/totp.ts';
import { findStrangeButton, isPressed, readField } from '../../http/decode-body.ts';
import { readPath } from '../../json.ts';
import { toQrPng } from '../../qr/to-qr-png.ts';
import type { SignedIn } from '../../session/session-cookie.ts';
import { invalidTotp, propertyMissing, save, totpQr, totpSecret, totpSecretLabel, unlinkTotp, verifyCode } from '../../ui/message.ts';
import { input, submit, type UiNode } from '../../ui/node.ts';
import { findSchema, type World } from '../../world.ts';
import { checkChange } from '../check-change.ts';
import type { Change, ChangeVerdict, SettingsMethod } from '../settings-method.ts';
import { toUndecodable } from '../to-undecodable.ts';

/** Pairing and unlinking an authenticator app. One per person. Source: selfservice/strategy/totp/settings.go. */
export const totp: SettingsMethod = {
  id: 'totp',
  isEnabled: (config) => config['selfservice.methods.totp.enabled'],
  toNodes(world, signedIn, flow) {
    if (signedIn.identity.credentials.totp !== null)
      return [input('totp', { name: 'totp_unlink', type: 'submit', value: 'true', required: true }, unlinkTotp())];
    flow.totpSecret = randomTotpSecret();
    return [
      ...toSecretNodes(world, signedIn, flow.totpSecret),
      input('totp', { name: 'totp_code', type: 'text', required: true }, verifyCode()),
      submit('totp', 'method', 'totp', save()),
    ];
  },
  submit: submitTotp,
};

function submitTotp(change: Change): ChangeVerdict {
  const { world, flow, signedIn, form } = change;
  const strange = findStrangeButton(form, ['totp_unlink'], 'updateSettingsFlowWithTotpMethod');
  if (strange !== null) return toUndecodable(change.call, change.flow, form, strange);
  const unlinks = isPressed(form, 'totp_unlink');
  if (!unlinks && readField(form, 'method') !== 'totp') return { kind: 'declined' };
  const refused = checkChange(change, totp);
  if (refused !== null) return refused;
  const { credentials } = signedIn.identity;
  if (credentials.totp !== null) {
    // Without the button nothing changes, and that counts as saved.
    if (unlinks) credentials.totp = null;
    return { kind: 'changed' };
  }
  const code = readField(form, 'totp_code').trim();
  if (code === '') return { kind: 'wrong', atNodes: { totp_code: propertyMissing('totp_code') } };
  if (!isTotp(code, flow.totpSecret, world.clock.now())) return { kind: 'wrong', atNodes: { totp_code: invalidTotp() } };
  credentials.totp = { secret: flow.totpSecret };
  // Who paired it has shown it: the session has two factors at once.
  signedIn.session.methods = [...signedIn.session.methods, { method: 'totp', aal: 'aal2', at: world.clock.read() }];
  return { kind: 'changed' };
}

function toSecretNodes(world: World, signedIn: SignedIn, secret: string): readonly UiNode[] {
  const src = `data:image/png;base64,${toBase64(toQrPng(toKeyUrl(world, signedIn, secret)))}`;
  return [
    {
      type: 'img',
      group: 'totp',
      attributes: { src, id: 'totp_qr', width: 256, height: 256, node_type: 'img' },
      messages: [],
      meta: { label: totpQr() },
    },
    {
      type: 'text',
      group: 'totp',
      attributes: { text: totpSecret(secret), id: 'totp_secret_key', node_type: 'text' },
      messages: [],
      meta: { label: totpSecretLabel() },
    },
  ];
}

/** The `otpauth://` URL in the picture. */
function toKeyUrl(world: World, { identity }: SignedIn, secret: string): string {
  const issuer =
    world.config['selfservice.methods.totp.config.issuer'] || new URL(world.config['serve.public.base_url'], 'http://localhost').hostname;
  const trait = findSchema(world, identity.schemaId).traits.find(({ isTotpAccountName }) => isTotpAccountName);
  const account = trait === undefined ? identity.id : String(readPath(identity.traits, trait.path) ?? identity.id);
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account).replaceAll('%40', '@')}`;
  return `otpauth://totp/${label}?algorithm=SHA1&digits=6&issuer=${encodeURIComponent(issuer)}&period=30&secret=${secret}`;
}
