import type { LoginInput, LoginView, Outcome, UserEvent } from '@kratos-login/core';
import type { AnyEventObject } from 'xstate';
import type { Step } from 'xstate-paths';
import type { LoginSecrets } from '../login-alphabet.ts';
import { outcomeOf } from '../login-outcomes.ts';
import { findButton, type SeenButton } from './seen-button.ts';

/** How a step is brought about: by the person, by what Kratos answers, or by time. */
export type JourneyAction =
  | { readonly kind: 'open'; readonly input: LoginInput }
  | Submit
  /** Presses a button that is there. */
  | { readonly kind: 'press'; readonly button: SeenButton }
  /** Comes back to the page as the browser kept it: `pageshow` with `persisted`. */
  | { readonly kind: 'comeBack' }
  /** Kratos answers the call under way. */
  | { readonly kind: 'answer'; readonly call: string; readonly outcome: Outcome }
  | { readonly kind: 'wait'; readonly ms: number };

/** Fills in every field that is shown, by its name, and sends the form. */
interface Submit {
  readonly kind: 'submit';
  readonly typed: Readonly<Record<string, string>>;
}

type UserAction = Extract<JourneyAction, { readonly kind: 'submit' | 'press' | 'comeBack' }>;

/** What somebody has before they do it. */
interface Situation {
  readonly view: LoginView;
  readonly secrets: Required<LoginSecrets>;
}

/** How a step of a path is brought about where this view is on the page. Throws for one that has no way: name it in `userActions` below. */
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

/** A new event does not compile until it is said how people bring it about. */
const userActions = {
  'password.submit': ({ identifier }, { secrets: { password } }) => submit({ identifier, password }),
  'password.submitSoon': ({ identifier }, { secrets: { password } }) => submit({ identifier, password }),
  'code.submit': (_, { secrets: { code } }) => submit({ totp_code: code, lookup_secret: code, code }),
  'provider.choose': ({ provider }, { view }) => press(view, 'chooseProvider', provider),
  'code.send': ({ address }, { view }) => press(view, 'sendCode', address),
  'factor.choose': ({ factor }, { view }) => press(view, 'chooseFactor', factor),
  'code.resend': (_, { view }) => press(view, 'resendCode'),
  'identifier.forget': (_, { view }) => press(view, 'forgetIdentifier'),
  'account.switch': (_, { view }) => press(view, 'switchAccount'),
  cancel: (_, { view }) => press(view, 'cancel'),
  retry: (_, { view }) => press(view, 'retry'),
  restart: (_, { view }) => press(view, 'restart'),
  'session.check': () => ({ kind: 'comeBack' }),
} as const satisfies {
  readonly [Type in UserEvent['type']]: (event: Extract<UserEvent, { readonly type: Type }>, situation: Situation) => UserAction | null;
};

/** `null` where the view does not offer it. */
export function toUserAction(event: AnyEventObject, situation: Situation): UserAction | null {
  const known: Readonly<Record<string, unknown>> = userActions;
  const toIt = known[event.type];
  if (typeof toIt !== 'function')
    throw new Error(`No action for the event "${event.type}": say in journey-action.ts how a person brings it about.`);
  return (toIt as (event: AnyEventObject, situation: Situation) => UserAction | null)(event, situation);
}

const submit = (typed: Submit['typed']): Submit => ({ kind: 'submit', typed });

function press(view: LoginView, verb: SeenButton['verb'], value: string | null = null): UserAction | null {
  const button = findButton(view, verb, value);
  return button === undefined ? null : { kind: 'press', button };
}

/** A new outcome does not compile until somebody has said here that Kratos can be made to answer it. */
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
    throw new Error(
      `No action for "${outcome?.kind ?? 'a failure'}" of "${call.src}": say in journey-action.ts how Kratos is made to answer it.`,
    );
  return outcome;
}

function fail(text: string): never {
  throw new Error(text);
}
