import type { LoginInput, LoginView } from '@kratos-login/core';
import { codeFields, type UserEvent } from '@kratos-login/core/machine';
import type { Outcome } from '@kratos-login/core/read-outcome';
import type { AnyEventObject } from 'xstate';
import type { Step } from 'xstate-paths';
import type { LoginSecrets } from '../login-alphabet.ts';
import { outcomeOf } from '../login-outcomes.ts';
import { type ExpectedButton, findButton } from './expected-button.ts';

/** The action that causes a step: by the user, by Kratos's answer, or by time. */
export type JourneyAction =
  | { readonly kind: 'open'; readonly input: LoginInput }
  | Submit
  /** Presses a button. */
  | { readonly kind: 'press'; readonly button: ExpectedButton }
  /** Returns to the page as the browser restored it: `pageshow` with `persisted`. */
  | { readonly kind: 'restorePage' }
  /** Answers the pending call. */
  | { readonly kind: 'answer'; readonly call: string; readonly outcome: Outcome }
  | { readonly kind: 'wait'; readonly ms: number };

/** Fills in the visible fields by name, and submits the form. */
interface Submit {
  readonly kind: 'submit';
  readonly typed: Readonly<Record<string, string>>;
}

type UserAction = Extract<JourneyAction, { readonly kind: 'submit' | 'press' | 'restorePage' }>;

/** What the user has before the action. */
interface Situation {
  readonly view: LoginView;
  readonly secrets: Required<LoginSecrets>;
}

/** Returns the action for a step of a path on this view. Throws for a step without one: add it to `userActions` below. */
export function toJourneyAction(step: Step, situation: Situation): JourneyAction {
  switch (step.kind) {
    case 'elapse':
      return { kind: 'wait', ms: step.ms };
    case 'send':
      return toUserAction(step.event, situation) ?? fail(`The view at "${situation.view.step}" does not offer "${step.label}".`);
    case 'settle':
      return { kind: 'answer', call: step.call.src, outcome: toOutcome(step) };
  }
}

/** A new event does not compile until it has an action. */
const userActions = {
  'password.submit': ({ identifier }, { secrets: { password } }) => submit({ identifier, password }),
  'password.submitSoon': ({ identifier }, { secrets: { password } }) => submit({ identifier, password }),
  'code.submit': (_, { secrets: { code } }) => submit(Object.fromEntries(codeFields.map((name) => [name, code]))),
  'provider.choose': ({ provider }, { view }) => press(view, 'chooseProvider', provider),
  'code.send': ({ address }, { view }) => press(view, 'sendCode', address),
  'factor.choose': ({ factor }, { view }) => press(view, 'chooseFactor', factor),
  'code.resend': (_, { view }) => press(view, 'resendCode'),
  'identifier.forget': (_, { view }) => press(view, 'forgetIdentifier'),
  'account.switch': (_, { view }) => press(view, 'switchAccount'),
  cancel: (_, { view }) => press(view, 'cancel'),
  retry: (_, { view }) => press(view, 'retry'),
  restart: (_, { view }) => press(view, 'restart'),
  'session.check': () => ({ kind: 'restorePage' }),
} as const satisfies {
  readonly [Type in UserEvent['type']]: (event: Extract<UserEvent, { readonly type: Type }>, situation: Situation) => UserAction | null;
};

/** Returns `null` if the view does not offer it. */
export function toUserAction(event: AnyEventObject, situation: Situation): UserAction | null {
  const known: Readonly<Record<string, unknown>> = userActions;
  const toIt = known[event.type];
  if (typeof toIt !== 'function') throw new Error(`No action for the event "${event.type}": add one to journey-action.ts.`);
  return (toIt as (event: AnyEventObject, situation: Situation) => UserAction | null)(event, situation);
}

const submit = (typed: Submit['typed']): Submit => ({ kind: 'submit', typed });

function press(view: LoginView, verb: ExpectedButton['verb'], value: string | null = null): UserAction | null {
  const button = findButton(view, verb, value);
  return button === undefined ? null : { kind: 'press', button };
}

/** A new outcome does not compile until it has an entry here. */
const answerable = {
  flow: true,
  noUsableMethod: true,
  rejected: true,
  accountBlocked: true,
  signedIn: true,
  secondFactorDue: true,
  redirectRequired: true,
  sessionChanged: true,
  noSession: true,
  flowGone: true,
  csrfMismatch: true,
  refused: true,
  rateLimited: true,
  unavailable: true,
  serverError: true,
  unreachable: true,
  timedOut: true,
  unexpected: true,
} as const satisfies Readonly<Record<Outcome['kind'], true>>;

function toOutcome({ call, answer }: Extract<Step, { readonly kind: 'settle' }>): Outcome {
  const outcome = outcomeOf(answer);
  if (outcome === null || !(outcome.kind in answerable))
    throw new Error(`No action for "${outcome?.kind ?? 'a failure'}" of "${call.src}": add one to journey-action.ts.`);
  return outcome;
}

function fail(text: string): never {
  throw new Error(text);
}
