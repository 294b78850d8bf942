import type { Message } from '@kratos-login/core/read-outcome';
import type { SecretValues, SettingsFlow, SettingsOutcome } from '@kratos-login/core/second-factor';
import { toFlowSecrets } from './flow-secrets.ts';
import type { ScriptedSettingsFlow, ScriptedSettingsOutcome } from './scripted-settings.ts';

/** The forms that Kratos sends on one journey. */
export interface SettingsForms {
  /** Returns the outcome with the form of now: the current one after a submission, and otherwise a new one with other secrets. */
  readonly renew: (outcome: SettingsOutcome, current: SettingsFlow | null, isSubmission: boolean) => ScriptedSettingsOutcome;
  /** Returns the form that a client opens before it pairs an app, to see that no other one was paired meanwhile. */
  readonly openAnother: (current: SettingsFlow) => ScriptedSettingsFlow;
}

/** Starts a journey without a form. The secret for an app belongs to its form, and so a wrong code keeps it. */
export function createSettingsForms(): SettingsForms {
  const secretsOf = new Map<string, SecretValues>();
  let forms = 0;
  return {
    renew(outcome, current, isSubmission) {
      if (!('flow' in outcome)) return outcome;
      const { flow } = outcome;
      forms += 1;
      const isCurrent = isSubmission && current?.identityId === flow.identityId;
      const id = isCurrent ? current.id : `settings-${forms}`;
      const fresh = toFlowSecrets(flow, forms);
      const kept = isCurrent && current.totp === 'unpaired' && flow.totp === 'unpaired' ? secretsOf.get(id) : undefined;
      const secrets = kept === undefined ? fresh : { ...fresh, qr: kept.qr, key: kept.key };
      secretsOf.set(id, secrets);
      const now = { ...flow, id, secrets };
      return { ...outcome, flow: outcome.kind === 'rejected' ? withReason(now) : now };
    },
    openAnother(current) {
      forms += 1;
      return { ...current, id: `check-${forms}`, secrets: toFlowSecrets(current, forms), messages: [], codeMessages: [] };
    },
  };
}

/** Kratos says why it refused a form: at the field for a code, or else for developers only. */
function withReason(flow: ScriptedSettingsFlow): ScriptedSettingsFlow {
  if (flow.messages.length > 0) return flow;
  return flow.totp === 'unpaired' ? { ...flow, codeMessages: [wrongCode] } : { ...flow, messages: [forDevelopers] };
}

const wrongCode: Message = {
  id: 4000008,
  type: 'error',
  text: 'The provided authentication code is invalid, please try again.',
  context: {},
};

const forDevelopers: Message = { id: 4000001, type: 'error', text: 'Can not reveal lookup codes because you have none.', context: {} };
