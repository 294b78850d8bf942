import { hideSecrets, type SettingsFlow, type SettingsOutcome } from '@kratos-login/core/second-factor';

type Totp = SettingsFlow['totp'];
type BackupCodes = SettingsFlow['backupCodes'];

const apps: readonly Totp[] = ['off', 'unpaired', 'paired'];
const codes: readonly BackupCodes[] = ['off', 'none', 'new', 'saved', 'shown'];

/** Returns a settings flow of ten minutes. Its secrets are canaries. */
export function aSettingsFlow(totp: Totp, backupCodes: BackupCodes, identityId = 'ann'): SettingsFlow {
  const isShown = backupCodes === 'new' || backupCodes === 'shown';
  return {
    id: 'settings',
    identityId,
    username: `${identityId}@example.com`,
    lifetime: 600_000,
    totp,
    backupCodes,
    otherMethods: [],
    messages: [],
    codeMessages: [],
    secrets: hideSecrets({
      qr: totp === 'unpaired' ? 'data:image/png;base64,Q0FOQVJZ' : null,
      key: totp === 'unpaired' ? 'CANARYKEY' : null,
      codes: isShown ? [{ code: 'canary-code', isUsed: false }] : [],
    }),
  };
}

/** Every combination of app and backup codes of one user, and two of another user. */
export const allFlows: readonly SettingsFlow[] = [
  ...apps.flatMap((totp) => codes.map((backupCodes) => aSettingsFlow(totp, backupCodes))),
  aSettingsFlow('unpaired', 'none', 'bob'),
  aSettingsFlow('paired', 'saved', 'bob'),
];

/** A refusal in words, as from a web hook of the operator. */
const refusalInWords: SettingsOutcome = {
  kind: 'rejected',
  flow: { ...aSettingsFlow('paired', 'saved'), messages: [{ id: 1234, type: 'error', text: 'Not today.', context: {} }] },
};

/** A wrong code, as Kratos says it. */
const wrongCode: SettingsOutcome = {
  kind: 'rejected',
  flow: {
    ...aSettingsFlow('unpaired', 'none'),
    codeMessages: [{ id: 4000008, type: 'error', text: 'The provided authentication code is invalid, please try again.', context: {} }],
  },
};

/** The outcomes without a flow that make the machine try again. */
export const restartOutcomes: readonly SettingsOutcome[] = [
  { kind: 'refreshRequired' },
  { kind: 'secondFactorDue' },
  { kind: 'flowGone', why: 'expired', replacement: null },
  { kind: 'csrfMismatch' },
];

/** The other outcomes without a flow. */
export const endOutcomes: readonly SettingsOutcome[] = [
  { kind: 'noSession' },
  { kind: 'redirectRequired', url: 'https://example.com' },
  { kind: 'refused', status: 403, errorId: null },
  { kind: 'rateLimited', retryAfter: 2_000 },
  { kind: 'unavailable', retryAfter: 1_000 },
  { kind: 'serverError', status: 500, errorId: null },
  { kind: 'unreachable' },
  { kind: 'timedOut' },
  { kind: 'unexpected', status: 200, why: 'unknown-shape' },
];

/** Every outcome of Kratos's settings: opened, saved and refused forms with every combination of app and backup codes, and all failures. */
export const settingsOutcomes: readonly SettingsOutcome[] = [
  ...(['settings', 'saved', 'rejected'] as const).flatMap((kind) => allFlows.map((flow) => ({ kind, flow }))),
  refusalInWords,
  wrongCode,
  ...restartOutcomes,
  ...endOutcomes,
];
