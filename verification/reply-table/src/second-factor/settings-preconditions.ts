import type { SecondFactorContext, SettingsFlow, SettingsOutcome } from '@kratos-login/core/second-factor';

/** A context before a reply, and the reply. */
export interface Situation {
  readonly context: SecondFactorContext;
  readonly outcome: SettingsOutcome;
}

type Holds = (situation: Situation & { readonly flow: SettingsFlow | null }) => boolean;

const isOfAnotherUser: Holds = ({ context: { identityId }, flow }) => identityId !== null && flow?.identityId !== identityId;
const beginsPairing: Holds = ({ context: { input }, flow }) =>
  input.setUp === true && flow?.totp === 'unpaired' && flow.backupCodes !== 'saved';

/** What a row of the table depends on, beyond the outcome. */
export const settingsPreconditions = {
  'of another user, who sets up a second factor': (each) => isOfAnotherUser(each) && beginsPairing(each),
  'of another user': isOfAnotherUser,
  'new codes are to be saved, and their flow is still there': ({ context }) => context.change === 'confirmCodes' && context.flow !== null,
  'pairing is due, and possible': (each) =>
    (each.context.change === 'pair' && each.flow?.totp === 'unpaired') || (each.context.change === null && beginsPairing(each)),
  'another change is due, and possible': ({ context: { change }, flow }) => {
    if (flow === null) return false;
    if (change === 'unlink') return flow.totp === 'paired';
    if (change === 'generateCodes') return flow.backupCodes !== 'off';
    if (change === 'confirmCodes') return flow.backupCodes === 'new';
    if (change === 'revealCodes') return flow.backupCodes === 'saved';
    return change === 'disableCodes' && (flow.backupCodes === 'saved' || flow.backupCodes === 'shown');
  },
  'a change is due, and no longer possible': ({ context: { change } }) => change !== null,
  'pairing is due': ({ context: { change } }) => change === 'pair',
  'an app is paired, and there are no codes': ({ flow }) => flow?.totp === 'paired' && flow.backupCodes === 'none',
  'an app is paired': ({ flow }) => flow?.totp === 'paired',
  'an app can be paired': ({ flow }) => flow?.totp === 'unpaired',
  'the app was to be removed': ({ context: { change } }) => change === 'unlink',
  'new codes were to be saved': ({ context: { change } }) => change === 'confirmCodes',
  'codes were to be removed': ({ context: { change } }) => change === 'disableCodes',
  'an app can be paired, and Kratos says what is wrong': ({ flow }) => flow?.totp === 'unpaired' && flow.codeMessages.length > 0,
  'in words': ({ flow }) => flow?.messages.some(({ id }) => id !== 4000001) ?? false,
  'the third restart came before': ({ context: { restarts } }) => restarts.total >= 3,
  'the second CSRF mismatch came before': ({ context: { restarts } }) => restarts.csrf >= 2,
  'the headers are too large': ({ outcome }) => 'why' in outcome && outcome.why === 'headers-too-large',
} as const satisfies Readonly<Record<string, Holds>>;

export type SettingsPrecondition = keyof typeof settingsPreconditions;

/** Whether a precondition holds. */
export const holds = (precondition: SettingsPrecondition | undefined, situation: Situation): boolean =>
  precondition === undefined ||
  settingsPreconditions[precondition]({ ...situation, flow: 'flow' in situation.outcome ? situation.outcome.flow : null });
