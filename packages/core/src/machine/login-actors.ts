import { fromPromise, type PromiseActorLogic } from 'xstate';
import type { CreateRequest, KratosClient, Submission } from '../kratos/kratos-client.ts';
import type { LoginFlow } from '../kratos/login-flow.ts';
import type { OpenOutcome, Outcome, OutcomeOf, SignOutOutcome, WhoamiOutcome } from '../kratos/outcome.ts';

/** What the chart asks of `openFlow`: the flow with this id, or a new one. */
export interface OpenRequest extends CreateRequest {
  readonly flowId: string | null;
}

/** What the chart asks of `submitFlow`. Without a flow there is nothing to submit to. */
export interface SubmitRequest extends Omit<Submission, 'flow'> {
  readonly flow: LoginFlow | null;
}

/** The calls of the chart. None rejects: each resolves to an outcome, or never once it is aborted. */
export interface LoginActors {
  readonly openFlow: PromiseActorLogic<OpenOutcome, OpenRequest>;
  readonly submitFlow: PromiseActorLogic<Outcome, SubmitRequest>;
  readonly askWhoami: PromiseActorLogic<WhoamiOutcome>;
  readonly signOut: PromiseActorLogic<SignOutOutcome>;
}

/**
 * The calls of the chart over a Kratos client, for those who invoke `loginMachine` in a machine of their own.
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
    openFlow: call(({ input: { flowId, ...request }, signal }) =>
      flowId === null ? client.createFlow(request, signal) : client.getFlow(flowId, signal),
    ),
    submitFlow: call(({ input: { flow, ...request }, signal }) =>
      flow === null ? { kind: 'flowGone', why: 'unknown', replacement: null } : client.submitFlow({ flow, ...request }, signal),
    ),
    askWhoami: call(({ signal }) => client.whoami(signal)),
    signOut: call(({ signal }) => client.signOut(signal)),
  };
}

interface Asking<Request> {
  readonly input: Request;
  readonly signal: AbortSignal;
}

/** A client must not reject. One of the host's own may all the same: then there is no answer, and what it threw, which may hold what was typed, stays here. */
const call = <Answer extends Outcome, Request>(ask: (asking: Asking<Request>) => Answer | Promise<Answer>) =>
  fromPromise<Answer | OutcomeOf<'unreachable'>, Request>(async (asking) => {
    try {
      return await ask(asking);
    } catch {
      return { kind: 'unreachable' };
    }
  });
