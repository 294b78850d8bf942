import { hideSecrets, readSecrets, type SecretValues, type SettingsFlow, type SettingsOutcome } from '@kratos-login/core/second-factor';

/** A settings flow as plain data: with the secrets that Kratos sends, which a `SettingsFlow` hides. */
export interface ScriptedSettingsFlow extends Omit<SettingsFlow, 'secrets'> {
  /** What the page shows while an app is paired, or while backup codes are shown. */
  readonly secrets: SecretValues;
}

type WithSecrets<Each> = Each extends { readonly flow: SettingsFlow } ? Omit<Each, 'flow'> & { readonly flow: ScriptedSettingsFlow } : Each;

/** An outcome of Kratos's settings as plain data, for a scripted Kratos. */
export type ScriptedSettingsOutcome = WithSecrets<SettingsOutcome>;

/** Hides the secrets, as a client does. */
export function toSettingsOutcome(outcome: ScriptedSettingsOutcome): SettingsOutcome {
  return 'flow' in outcome ? { ...outcome, flow: { ...outcome.flow, secrets: hideSecrets(outcome.flow.secrets) } } : outcome;
}

/** Shows the secrets of an outcome. */
export function toScriptedSettings(outcome: SettingsOutcome): ScriptedSettingsOutcome {
  return 'flow' in outcome ? { ...outcome, flow: { ...outcome.flow, secrets: readSecrets(outcome.flow.secrets) } } : outcome;
}
