import { type LoginContext, type LoginEvent, loginMachine, seal } from '@kratos-login/core';
import { type AnyEventObject, type AnyMachineSnapshot, type AnyStateMachine, enqueueActions } from 'xstate';
import { anAddress } from '../login-outcomes.ts';

/** What a page knows beside the machine. */
interface PageContext extends LoginContext {
  readonly aFormWasOpen?: boolean;
}

/**
 * The machine with what every page does by itself, so that paths can be planned for it: a form that was sent early is submitted as soon as it is
 * open, and only the first form can be. Its states, its transitions and their names are those of `loginMachine`.
 */
export function asOnPage(): AnyStateMachine {
  const { keepFlow, keepFailure } = loginMachine.implementations.actions;
  const actions = {
    readFlow: keepFlow,
    readFailure: keepFailure,
    keepFlow: enqueueActions(({ context, event, enqueue }, params) => {
      enqueue({ type: 'readFlow', params });
      enqueue.assign({ aFormWasOpen: true } as object);
      if (isSubmittedByThePage(context as PageContext, event as LoginEvent))
        enqueue.raise({ type: 'password.submit', identifier: anAddress, secret: seal('typed early') } as AnyEventObject);
    }),
    keepFailure: enqueueActions(({ enqueue }) => {
      enqueue({ type: 'readFailure' });
      enqueue.assign({ aFormWasOpen: true } as object);
    }),
  };
  return (loginMachine as AnyStateMachine).provide({ actions } as Parameters<AnyStateMachine['provide']>[0]);
}

/** It is the form that was on the page already: what was typed fits. */
const isSubmittedByThePage = ({ isSentEarly }: PageContext, event: LoginEvent): boolean =>
  isSentEarly &&
  event.type === 'reply.flow' &&
  event.outcome.flow.aal === 'aal1' &&
  event.outcome.flow.nodes.some(({ name }) => name === 'password');

export const aFormWasOpen = ({ context }: AnyMachineSnapshot): boolean => (context as PageContext).aFormWasOpen === true;
