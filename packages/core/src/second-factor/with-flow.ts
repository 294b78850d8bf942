import type { SecondFactorContext, SettingsRequestState } from './second-factor-context.ts';
import type { SettingsFlow } from './settings-flow.ts';
import { dropSecrets } from './shown-secrets.ts';

/** Puts a flow that Kratos sent into the context. A change that another user asked for is dropped. */
export function withFlow(
  context: SecondFactorContext,
  flow: SettingsFlow,
  requestState: SettingsRequestState,
): Partial<SecondFactorContext> {
  const { flow: before, identityId } = context;
  const next = { flowId: null, identityId: flow.identityId };
  if (identityId !== null && identityId !== flow.identityId) {
    forget(before);
    return { ...next, flow, change: null, question: null, hadCodes: false, notice: 'another-account' };
  }
  if (requestState === 'loading' && before !== null && isStillNeeded(context, flow)) {
    forget(flow);
    return next;
  }
  forget(before);
  return { ...next, flow, hadCodes: flow.backupCodes === 'new' ? hadCodes(context) : false };
}

/**
 * Whether the flow on the page is used on, and a new one was opened for its CSRF token only: the app has the secret of that flow, or its new codes were saved.
 */
const isStillNeeded = ({ change }: SecondFactorContext, { totp }: SettingsFlow): boolean =>
  change === 'confirmCodes' || (change === 'pair' && totp === 'unpaired');

/** Whether there were codes before new ones were created. Kratos does not say. */
const hadCodes = ({ flow, hadCodes }: SecondFactorContext): boolean =>
  flow?.backupCodes === 'new' ? hadCodes : flow?.backupCodes === 'saved' || flow?.backupCodes === 'shown';

function forget(flow: SettingsFlow | null): void {
  if (flow) dropSecrets(flow.secrets);
}
