/** `@kratos-login/core/second-factor`: sets up and removes a second factor: authenticator app and backup codes. */
export { createSecondFactor, type SecondFactorOptions } from './create-second-factor.ts';
export { createSecondFactorView, type SecondFactorViewOptions } from './create-second-factor-view.ts';
export { createSecondFactorWithClients, type SecondFactorWithClientsOptions } from './create-second-factor-with-clients.ts';
export { createSettingsClient, type SettingsClientOptions } from './create-settings-client.ts';
export { englishSecondFactor } from './english.ts';
export { readSettingsOutcome } from './read-settings-outcome.ts';
export type { SecondFactor, SecondFactorTranslation } from './second-factor.ts';
export {
  type OpenSettingsRequest,
  type SecondFactorActors,
  type SubmitSettingsRequest,
  secondFactorActors,
} from './second-factor-actors.ts';
export type {
  Question,
  SecondFactorContext,
  SecondFactorEvent,
  SecondFactorFailure,
  SecondFactorInput,
  SecondFactorNotice,
  SecondFactorOutput,
  SecondFactorReason,
  SecondFactorUserEvent,
  SettingsReplyEvent,
  SettingsRequestState,
} from './second-factor-context.ts';
export { secondFactorMachine } from './second-factor-machine.ts';
export type { QuestionText, SecondFactorTexts } from './second-factor-texts.ts';
export type {
  BackupCodesView,
  ConfirmingView,
  DoneView,
  LoadingView,
  MethodAction,
  MethodView,
  OverviewView,
  PairingView,
  QuestionView,
  SecondFactorErrorView,
  SecondFactorView,
  SignedOutView,
} from './second-factor-view.ts';
export type { SettingsCall } from './settings-call.ts';
export type { Change, SettingsClient, SettingsSubmission } from './settings-client.ts';
export type { SettingsFlow } from './settings-flow.ts';
export type { SettingsOutcome, SettingsOutcomeKind, SettingsOutcomeOf } from './settings-outcome.ts';
export { dropSecrets, hideSecrets, readSecrets, type SecretValues, type ShownSecrets } from './shown-secrets.ts';
