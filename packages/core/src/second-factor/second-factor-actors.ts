import type { PromiseActorLogic } from 'xstate';
import type { SignOutOutcome } from '../kratos/outcome.ts';
import { callClient } from '../machine/call-client.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import type { SettingsClient, SettingsSubmission } from './settings-client.ts';
import type { SettingsFlow } from './settings-flow.ts';
import type { SettingsOutcome } from './settings-outcome.ts';

/** The input of `openSettings`: fetches the flow with `flowId`, or creates one. */
export interface OpenSettingsRequest {
  /** The id of the flow to fetch, or `null` to create one. */
  readonly flowId: string | null;
  /** Kratos's `return_to` of a new flow. */
  readonly returnTo?: string | undefined;
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
  /** Submits a settings flow. */
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
    openSettings: callClient(({ input: { flowId, returnTo }, signal }) =>
      flowId === null ? client.createFlow({ returnTo }, signal) : client.getFlow(flowId, signal),
    ),
    submitSettings: callClient(({ input: { flow, ...request }, signal }) =>
      flow === null ? { kind: 'flowGone', why: 'unknown', replacement: null } : client.submitFlow({ flow, ...request }, signal),
    ),
    endSession: callClient(({ signal }) => client.signOut(signal)),
  };
}
