import type { PromiseActorLogic } from 'xstate';
import type { SignOutOutcome } from '../kratos/outcome.ts';
import { callClient } from '../machine/call-client.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import type { SettingsClient, SettingsSubmission } from './settings-client.ts';
import type { SettingsFlow } from './settings-flow.ts';
import type { SettingsOutcome } from './settings-outcome.ts';
import { dropSecrets } from './shown-secrets.ts';

/** The input of `openSettings`: fetches the flow with `flowId`, or creates one. */
export interface OpenSettingsRequest {
  /** The id of the flow to fetch, or `null` to create one. */
  readonly flowId: string | null;
}

/** The input of `submitSettings`. Without a flow the outcome is `flowGone`. */
export interface SubmitSettingsRequest extends Omit<SettingsSubmission, 'flow'> {
  /** The flow that is submitted, or `null` when there is none. */
  readonly flow: SettingsFlow | null;
}

/** The actors of `secondFactorMachine`. None rejects. Each call resolves to an outcome, or never after an abort. */
export interface SecondFactorActors {
  /** Creates or fetches a settings flow. */
  readonly openSettings: PromiseActorLogic<SettingsOutcome, OpenSettingsRequest>;
  /** Submits a settings flow. It asks Kratos whether an app was paired or removed elsewhere before it pairs one, and when Kratos fails to remove one. */
  readonly submitSettings: PromiseActorLogic<SettingsOutcome, SubmitSettingsRequest>;
  /** Signs out. */
  readonly endSession: PromiseActorLogic<SignOutOutcome>;
  /** The login that is shown in place. */
  readonly login: typeof loginMachine;
}

/**
 * Creates the calls of `secondFactorMachine` over a settings client. The login inside is provided beside them.
 *
 * ```ts
 * import { createKratosClient, loginActors, loginMachine } from '@kratos-login/core'
 * import { createSettingsClient, secondFactorActors, secondFactorMachine } from '@kratos-login/core/second-factor'
 * import { createActor } from 'xstate'
 *
 * const kratosUrl = 'https://auth.example.com'
 * const login = loginMachine.provide({ actors: loginActors(createKratosClient({ kratosUrl })) })
 * const actors = { ...secondFactorActors(createSettingsClient({ kratosUrl })), login }
 * const actor = createActor(secondFactorMachine.provide({ actors }), { input: { kratosUrl } })
 * actor.start()
 * ```
 */
export function secondFactorActors(client: SettingsClient): Omit<SecondFactorActors, 'login'> {
  return {
    openSettings: callClient(({ input: { flowId }, signal }) =>
      flowId === null ? client.createFlow({}, signal) : client.getFlow(flowId, signal),
    ),
    submitSettings: callClient(async ({ input: { flow, ...request }, signal }) => {
      if (flow === null) return { kind: 'flowGone', why: 'unknown', replacement: null };
      const refusal = request.change === 'pair' ? await findOtherApp(client, flow, signal) : null;
      const outcome = refusal ?? (await client.submitFlow({ flow, ...request }, signal));
      const mayBeGone = request.change === 'unlink' && outcome.kind === 'serverError';
      return mayBeGone && (await isAppGone(client, signal)) ? { kind: 'flowGone', why: 'refused', replacement: null } : outcome;
    }),
    endSession: callClient(({ signal }) => client.signOut(signal)),
  };
}

/**
 * Returns an outcome if an app must not be paired: another one was paired meanwhile, or the user has changed. Kratos would answer that it has saved the new app,
 * and keep the other one, so that the codes of the new app would never work.
 */
async function findOtherApp(client: SettingsClient, { identityId }: SettingsFlow, signal: AbortSignal): Promise<SettingsOutcome | null> {
  const now = await client.createFlow({}, signal);
  if (now.kind !== 'settings' || now.flow.totp !== 'unpaired') return now;
  dropSecrets(now.flow.secrets);
  return now.flow.identityId === identityId ? null : { kind: 'flowGone', why: 'refused', replacement: null };
}

/** Whether the user has no app any more. Kratos answers 500 when an app is removed that another tab or device has removed since the flow was opened. */
async function isAppGone(client: SettingsClient, signal: AbortSignal): Promise<boolean> {
  const now = await client.createFlow({}, signal);
  if (now.kind !== 'settings') return false;
  dropSecrets(now.flow.secrets);
  return now.flow.totp !== 'paired';
}
