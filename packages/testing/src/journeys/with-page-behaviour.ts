import { loginMachine, seal } from '@kratos-login/core';
import { factors, type LoginContext, type LoginEvent } from '@kratos-login/core/machine';
import type { Factor, LoginFlow } from '@kratos-login/core/read-outcome';
import { type AnyEventObject, type AnyMachineSnapshot, type AnyStateMachine, enqueueActions } from 'xstate';
import { anAddress } from '../login-outcomes.ts';
import { sealCode } from '../seal-code.ts';

/** What a page keeps beside the machine. */
interface PageContext extends LoginContext {
  /** The fields of the last submitted form. */
  readonly submitted?: string;
}

/**
 * Adds the automatic behaviour of every page to the machine, so that paths include it. An early form is submitted when it is open, and a form that
 * Kratos has not checked is submitted again. States, transitions and their names are those of `loginMachine`.
 */
export function withPageBehaviour(): AnyStateMachine {
  const { rememberFlow, clearMessages } = loginMachine.implementations.actions;
  const actions = {
    readFlow: rememberFlow,
    takeBack: clearMessages,
    clearMessages: enqueueActions(({ context, enqueue }) => {
      enqueue({ type: 'takeBack' });
      const page = context as PageContext;
      enqueue.assign({ submitted: toFields(page.flow, page) } as object);
    }),
    rememberFlow: enqueueActions(({ context, event, enqueue }, params) => {
      enqueue({ type: 'readFlow', params });
      const flow = findSubmittedFlow(context as PageContext, event as LoginEvent);
      if (flow !== null) enqueue.raise(toSubmission(flow));
    }),
  };
  return (loginMachine as AnyStateMachine).provide({ actions } as Parameters<AnyStateMachine['provide']>[0]);
}

/** Returns the new flow whose form the page submits again. The form was on the page before, so the input fits. */
function findSubmittedFlow(context: PageContext, event: LoginEvent): LoginFlow | null {
  if (event.type !== 'reply.flow') return null;
  const { flow } = event.outcome;
  const fields = toFields(flow, context);
  const submitted = context.formWasLeft ? context.submitted : 'identifier,password';
  return context.pageSubmits && fields === submitted ? flow : null;
}

function toSubmission({ aal, nodes }: LoginFlow): AnyEventObject {
  if (aal === 'aal2') return { type: 'code.submit', secrets: sealCode('typed early') };
  const asksForPassword = nodes.some(({ name }) => name === 'password');
  return { type: 'password.submit', identifier: anAddress, secret: asksForPassword ? seal('typed early') : null };
}

/** Returns the names of the fields of a form, as the view selects them. */
function toFields(flow: LoginFlow | null, { factor }: LoginContext): string {
  if (flow?.aal !== 'aal2')
    return ['identifier', 'password']
      .filter((name) => flow === null || flow.nodes.some((node) => node.name === name && node.type !== 'hidden'))
      .join();
  const offered: readonly Factor[] = flow.codeWasMailed ? ['code'] : factors;
  return (factor !== null && offered.includes(factor) ? factor : offered[0]) ?? '';
}

/** The values are kept until a form is open for input again. */
export const submittedFields = (snapshot: AnyMachineSnapshot): string | null =>
  snapshot.hasTag('pending') ? ((snapshot.context as PageContext).submitted ?? null) : null;
