import type { PromiseActorLogic } from 'xstate';
import type { CreateRequest, KratosClient, Submission } from '../kratos/kratos-client.ts';
import type { LoginFlow } from '../kratos/login-flow.ts';
import type { OpenOutcome, Outcome, SignOutOutcome, WhoamiOutcome } from '../kratos/outcome.ts';
import { callClient } from './call-client.ts';

/** The input of `openFlow`: fetches the flow with `flowId`, or creates one. */
export interface OpenRequest extends CreateRequest {
  /** The id of the flow to fetch, or `null` to create one. */
  readonly flowId: string | null;
}

/** The input of `submitFlow`. Without a flow the outcome is `flowGone`. */
export interface SubmitRequest extends Omit<Submission, 'flow'> {
  /** The flow that is submitted, or `null` when there is none. */
  readonly flow: LoginFlow | null;
}

/** The actors of the machine. None rejects. Each resolves to an outcome, or never after an abort. */
export interface LoginActors {
  /** Creates or fetches a flow. */
  readonly openFlow: PromiseActorLogic<OpenOutcome, OpenRequest>;
  /** Submits a flow. */
  readonly submitFlow: PromiseActorLogic<Outcome, SubmitRequest>;
  /** Asks for the session. */
  readonly askWhoami: PromiseActorLogic<WhoamiOutcome>;
  /** Signs out. */
  readonly signOut: PromiseActorLogic<SignOutOutcome>;
}

/**
 * Creates the actors of `loginMachine` over a Kratos client, to use the machine without `createLogin` or inside another machine.
 *
 * ```ts
 * import { createKratosClient, loginActors, loginMachine } from '@kratos-login/core'
 * import { createActor } from 'xstate'
 *
 * const client = createKratosClient({ kratosUrl: 'https://auth.example.com' })
 * const actor = createActor(loginMachine.provide({ actors: loginActors(client) }), { input: {} })
 * actor.subscribe({ complete: () => console.log(actor.getSnapshot().output?.session) })
 * actor.start()
 * ```
 */
export function loginActors(client: KratosClient): LoginActors {
  return {
    openFlow: callClient(({ input: { flowId, ...request }, signal }) =>
      flowId === null ? client.createFlow(request, signal) : client.getFlow(flowId, signal),
    ),
    submitFlow: callClient(({ input: { flow, ...request }, signal }) =>
      flow === null ? { kind: 'flowGone', why: 'unknown', replacement: null } : client.submitFlow({ flow, ...request }, signal),
    ),
    askWhoami: callClient(({ signal }) => client.whoami(signal)),
    signOut: callClient(({ signal }) => client.signOut(signal)),
  };
}
