import { randomBackupCode } from '../../bytes/random.ts';
import { findInvalidButton, isButtonPressed } from '../../http/decode-body.ts';
import type { BackupCode } from '../../identity/identity.ts';
import {
  backupCodesLabel,
  backupCodeText,
  confirmBackupCodesLabel,
  disableMethodLabel,
  genericError,
  regenerateBackupCodesLabel,
  revealBackupCodesLabel,
  type UiMessage,
  usedBackupCodeText,
} from '../../ui/message.ts';
import { submitButton, toNodeId, type UiNode } from '../../ui/node.ts';
import { checkSettingsSubmission } from '../check-settings-submission.ts';
import type { SettingsMethod, SettingsResult, SettingsSubmission } from '../settings-method.ts';
import { toUndecodableResult } from '../to-undecodable-result.ts';

const NUMBER_OF_CODES = 12;
const reveal = (): UiNode => submitButton('lookup_secret', 'lookup_secret_reveal', 'true', revealBackupCodesLabel());
const disable = (): UiNode => submitButton('lookup_secret', 'lookup_secret_disable', 'true', disableMethodLabel());
const regenerate = (): UiNode => submitButton('lookup_secret', 'lookup_secret_regenerate', 'true', regenerateBackupCodesLabel());
const confirm = (): UiNode => submitButton('lookup_secret', 'lookup_secret_confirm', 'true', confirmBackupCodesLabel());

/** Creates, confirms, reveals and disables backup codes. Source: selfservice/strategy/lookup/settings.go. */
export const lookupSecretSettings: SettingsMethod = {
  id: 'lookup_secret',
  isEnabled: (config) => config['selfservice.methods.lookup_secret.enabled'],
  toNodes: (_world, { identity }) => (identity.credentials.lookup === null ? [regenerate()] : [reveal(), disable()]),
  submit: submitLookupSecret,
};

// If several buttons are pressed, the first in this order is used.
const BUTTONS = [
  ['lookup_secret_confirm', confirmCodes],
  ['lookup_secret_reveal', revealCodes],
  ['lookup_secret_disable', disableCodes],
  ['lookup_secret_regenerate', regenerateCodes],
] as const;

function submitLookupSecret(submission: SettingsSubmission): SettingsResult {
  const names = BUTTONS.map(([name]) => name);
  const problem = findInvalidButton(submission.form, names, 'updateSettingsFlowWithLookupMethod');
  if (problem !== null) return toUndecodableResult(submission.call, submission.flow, submission.form, problem);
  const pressed = BUTTONS.find(([name]) => isButtonPressed(submission.form, name));
  if (pressed === undefined) return { kind: 'skipped' };
  return checkSettingsSubmission(submission, lookupSecretSettings) ?? pressed[1](submission);
}

function confirmCodes({ server, flow, signedIn }: SettingsSubmission): SettingsResult {
  const codes = flow.newBackupCodes;
  if (codes === null)
    return { kind: 'invalid', messages: [genericError('You must (re-)generate recovery backup codes before you can save them.')] };
  signedIn.identity.credentials.lookup = { codes: codes.map((code) => ({ code, usedAt: null })) };
  signedIn.session.methods = [...signedIn.session.methods, { method: 'lookup_secret', aal: 'aal2', at: server.clock.read() }];
  return { kind: 'saved' };
}

function revealCodes({ flow, signedIn }: SettingsSubmission): SettingsResult {
  const lookup = signedIn.identity.credentials.lookup;
  if (lookup === null) return { kind: 'invalid', messages: [genericError('Can not reveal lookup codes because you have none.')] };
  replaceNodes(flow, [toCodesNode(lookup.codes), disable(), regenerate()]);
  return { kind: 'formChanged' };
}

function disableCodes({ signedIn }: SettingsSubmission): SettingsResult {
  signedIn.identity.credentials.lookup = null;
  return { kind: 'saved' };
}

function regenerateCodes({ flow }: SettingsSubmission): SettingsResult {
  flow.newBackupCodes = Array.from({ length: NUMBER_OF_CODES }, randomBackupCode);
  replaceNodes(flow, [toCodesNode(flow.newBackupCodes.map((code) => ({ code, usedAt: null }))), confirm()]);
  return { kind: 'formChanged' };
}

// Appends the nodes. Kratos does not sort them in.
function replaceNodes(flow: SettingsSubmission['flow'], nodes: readonly UiNode[]): void {
  flow.nodes = [...flow.nodes.filter((node) => !toNodeId(node).startsWith('lookup_secret_')), ...nodes];
}

function toCodesNode(codes: readonly BackupCode[]): UiNode {
  const secrets = codes.map(({ code, usedAt }) => (usedAt === null ? backupCodeText(code) : usedBackupCodeText(usedAt)));
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
    meta: { label: backupCodesLabel() },
  };
}

const toJson = ({ id, text, type, context }: UiMessage) => ({ id, text, type, ...(context && { context }) });
