import { createLoginView, type FormView, type LoginInput, type LoginView, type loginMachine } from '@kratos-login/core';
import type { LoginEvent } from '@kratos-login/core/machine';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet, InputEvent, Start } from 'xstate-paths';
import { type LoginSecrets, loginAlphabet } from '../login-alphabet.ts';
import type { IsShown } from './expected-page.ts';
import { toUserAction } from './journey-action.ts';
import { findAskedField, toPageAnswers } from './to-page-answers.ts';
import { submittedFields } from './with-page-behaviour.ts';

type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/** Options of {@link createPageAlphabet}. */
export interface PageAlphabetOptions {
  readonly secrets: Required<LoginSecrets>;
  readonly isShown: IsShown;
  /** Whether the page can start with this input. */
  readonly canStart: (input: LoginInput) => boolean;
  readonly hasOneClock: boolean;
}

/** Restricts the alphabet of a login to a page: users do only what the view offers. */
export function createPageAlphabet({ secrets, isShown, canStart, hasOneClock }: PageAlphabetOptions): Alphabet<typeof loginMachine> {
  const all = loginAlphabet(secrets);
  const whole = loginAlphabet({ ...secrets, isExhaustive: true });
  return {
    ...all,
    starts: (all.starts as readonly Start<LoginInput>[]).filter(({ input }) => canStart(input) && !('mailedFlowId' in input)),
    events: (snapshot) => {
      const view = createLoginView()(snapshot);
      const inputEvents = confirms(snapshot) ? whole.events(snapshot) : all.events(snapshot);
      return inputEvents.filter((inputEvent) => isOffered(inputEvent, { view, snapshot, secrets, isShown }));
    },
    answers: (call, snapshot) => toPageAnswers(call, snapshot, all.answers(call, snapshot)),
    timePasses: (snapshot) => all.timePasses?.(snapshot) !== false && !(hasOneClock && snapshot.context.wait === 'long'),
    relevant: (snapshot) => [all.relevant?.(snapshot), ...whatPageDependsOn(snapshot)],
  };
}

// Only there can users switch accounts at the first form.
const confirms = (snapshot: LoginSnapshot): boolean =>
  snapshot.context.input.refresh === true && snapshot.matches({ password: 'entering' });

function whatPageDependsOn(snapshot: LoginSnapshot): readonly unknown[] {
  const { formWasLeft, pageSubmits, factor } = snapshot.context;
  return [pageSubmits, submittedFields(snapshot), snapshot.matches('init') && formWasLeft, findAskedField(snapshot), factor];
}

interface Situation {
  readonly view: LoginView;
  readonly snapshot: LoginSnapshot;
  readonly secrets: Required<LoginSecrets>;
  readonly isShown: IsShown;
}

function isOffered({ event }: InputEvent<LoginEvent>, { view, snapshot, secrets, isShown }: Situation): boolean {
  if (isSubmission(event)) return view.kind === 'form' && fits(event, view) && !(view.step === 'init' && snapshot.context.formWasLeft);
  const action = toUserAction(event, { view, secrets });
  if (action?.kind !== 'press') return action !== null;
  const isBusy = view.step === 'init' && snapshot.context.formWasLeft && action.button.verb !== 'cancel';
  return action.button.isEnabled && !isBusy && isShown(action.button, view);
}

const isSubmission = ({ type }: LoginEvent): boolean =>
  type === 'password.submit' || type === 'password.submitSoon' || type === 'code.submit';

/** Whether submitting this form causes that event. */
function fits(event: LoginEvent, view: FormView): boolean {
  if (view.submit === null) return false;
  const asksForPassword = view.fields.some(({ name }) => name === 'password');
  switch (event.type) {
    case 'password.submitSoon':
      return view.step === 'init' && view.form === 'password';
    case 'password.submit':
      return view.step === 'password' && asksForPassword === (event.secret !== null);
    case 'code.submit':
      return view.step === 'awaiting-TOTP';
    default:
      return false;
  }
}
