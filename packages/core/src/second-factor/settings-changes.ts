import type { Message } from '../kratos/login-flow.ts';
import type { SecondFactorNotice } from './second-factor-context.ts';
import type { Change } from './settings-client.ts';
import type { SettingsFlow } from './settings-flow.ts';

/** Whether a flow allows a change. Another tab may have made it meanwhile. */
export function fitsFlow(change: Change, flow: SettingsFlow | null): boolean {
  if (flow === null) return false;
  const { totp, backupCodes } = flow;
  switch (change) {
    case 'pair':
      return totp === 'unpaired';
    case 'unlink':
      return totp === 'paired';
    case 'generateCodes':
      return backupCodes !== 'off';
    case 'confirmCodes':
      return backupCodes === 'new';
    case 'revealCodes':
      return backupCodes === 'saved';
    case 'disableCodes':
      return backupCodes === 'saved' || backupCodes === 'shown';
  }
}

/** Whether a message is for users. 4000001 is for developers. */
export const isForUsers = ({ id }: Message): boolean => id !== 4000001;

/** Whether there are backup codes to show. */
export const isShowingCodes = (flow: SettingsFlow | null): boolean => flow?.backupCodes === 'new' || flow?.backupCodes === 'shown';

/** Whether the user has a second factor that this library sets up. */
export const hasSecondFactor = (flow: SettingsFlow | null): boolean => flow?.totp === 'paired' || flow?.backupCodes === 'saved';

/** What follows a change that was saved: a user with an app and without backup codes gets some. */
export const toChangeAfter = (change: Change | null, flow: SettingsFlow): Change | null =>
  change === 'pair' && flow.totp === 'paired' && flow.backupCodes === 'none' ? 'generateCodes' : null;

/** What the page says after a change was saved. */
export function toNotice(change: Change | null, { totp }: SettingsFlow): SecondFactorNotice | null {
  switch (change) {
    case 'pair':
      return totp === 'paired' ? 'paired' : null;
    case 'unlink':
      return 'unlinked';
    case 'confirmCodes':
      return 'codes-saved';
    case 'disableCodes':
      return 'codes-removed';
    default:
      return null;
  }
}
