import { randomBackupCode } from '../../bytes/random.ts';
import { findStrangeButton, isPressed } from '../../http/decode-body.ts';
import type { BackupCode } from '../../identity/identity.ts';
import {
  confirmBackupCodes,
  disableThisMethod,
  generic,
  type Message,
  oneBackupCode,
  regenerateBackupCodes,
  revealBackupCodes,
  theseAreYourBackupCodes,
  usedBackupCode,
} from '../../ui/message.ts';
import { submit, toNodeId, type UiNode } from '../../ui/node.ts';
import { checkChange } from '../check-change.ts';
import type { Change, ChangeVerdict, SettingsMethod } from '../settings-method.ts';
import { toUndecodable } from '../to-undecodable.ts';

const NUMBER_OF_CODES = 12;
const reveal = (): UiNode => submit('lookup_secret', 'lookup_secret_reveal', 'true', revealBackupCodes());
const disable = (): UiNode => submit('lookup_secret', 'lookup_secret_disable', 'true', disableThisMethod());
const regenerate = (): UiNode => submit('lookup_secret', 'lookup_secret_regenerate', 'true', regenerateBackupCodes());
const confirm = (): UiNode => submit('lookup_secret', 'lookup_secret_confirm', 'true', confirmBackupCodes());

/** Backup codes: make, keep, look at, throw away. Source: selfservice/strategy/lookup/settings.go. */
export const lookupSecret: SettingsMethod = {
  id: 'lookup_secret',
  isEnabled: (config) => config['selfservice.methods.lookup_secret.enabled'],
  toNodes: (_world, { identity }) => (identity.credentials.lookup === null ? [regenerate()] : [reveal(), disable()]),
  submit: submitLookupSecret,
};

// Of several buttons the first of these counts.
const BUTTONS = [
  ['lookup_secret_confirm', confirmCodes],
  ['lookup_secret_reveal', revealCodes],
  ['lookup_secret_disable', disableCodes],
  ['lookup_secret_regenerate', regenerateCodes],
] as const;

function submitLookupSecret(change: Change): ChangeVerdict {
  const names = BUTTONS.map(([name]) => name);
  const strange = findStrangeButton(change.form, names, 'updateSettingsFlowWithLookupMethod');
  if (strange !== null) return toUndecodable(change.call, change.flow, change.form, strange);
  const pressed = BUTTONS.find(([name]) => isPressed(change.form, name));
  if (pressed === undefined) return { kind: 'declined' };
  return checkChange(change, lookupSecret) ?? pressed[1](change);
}

function confirmCodes({ world, flow, signedIn }: Change): ChangeVerdict {
  const codes = flow.newBackupCodes;
  if (codes === null)
    return { kind: 'wrong', messages: [generic('You must (re-)generate recovery backup codes before you can save them.')] };
  signedIn.identity.credentials.lookup = { codes: codes.map((code) => ({ code, usedAt: null })) };
  signedIn.session.methods = [...signedIn.session.methods, { method: 'lookup_secret', aal: 'aal2', at: world.clock.read() }];
  return { kind: 'changed' };
}

function revealCodes({ flow, signedIn }: Change): ChangeVerdict {
  const lookup = signedIn.identity.credentials.lookup;
  if (lookup === null) return { kind: 'wrong', messages: [generic('Can not reveal lookup codes because you have none.')] };
  show(flow, [toCodesNode(lookup.codes), disable(), regenerate()]);
  return { kind: 'shown' };
}

function disableCodes({ signedIn }: Change): ChangeVerdict {
  signedIn.identity.credentials.lookup = null;
  return { kind: 'changed' };
}

function regenerateCodes({ flow }: Change): ChangeVerdict {
  flow.newBackupCodes = Array.from({ length: NUMBER_OF_CODES }, randomBackupCode);
  show(flow, [toCodesNode(flow.newBackupCodes.map((code) => ({ code, usedAt: null }))), confirm()]);
  return { kind: 'shown' };
}

// At the end of the form, and nobody sorts it in.
function show(flow: Change['flow'], nodes: readonly UiNode[]): void {
  flow.nodes = [...flow.nodes.filter((node) => !toNodeId(node).startsWith('lookup_secret_')), ...nodes];
}

function toCodesNode(codes: readonly BackupCode[]): UiNode {
  const secrets = codes.map(({ code, usedAt }) => (usedAt === null ? oneBackupCode(code) : usedBackupCode(usedAt)));
  const text = {
    id: 1050015,
    text: codes.map(({ code, usedAt }) => (usedAt === null ? code : 'used')).join(', '),
    type: 'info',
    context: { secrets: secrets.map(toJson) },
  };
  return {
    type: 'text',
    group: 'lookup_secret',
    attributes: { text, id: 'lookup_secret_codes', node_type: 'text' },
    messages: [],
    meta: { label: theseAreYourBackupCodes() },
  };
}

const toJson = ({ id, text, type, context }: Message) => ({ id, text, type, ...(context && { context }) });
