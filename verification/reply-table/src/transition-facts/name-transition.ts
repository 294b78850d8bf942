import { type TransitionInfo, toEventLabel } from 'xstate-paths';
import { outcomeMeanings } from '../outcome-meanings.ts';
import { type OutcomeName, outcomeNames } from '../outcome-samples.ts';
import { settingsOutcomeMeanings } from '../settings-outcomes.ts';

/** Returns what happens, in words: `The user submits the password`. The guard follows in brackets, or `otherwise` for a last branch. */
export function nameTransition({ id, kind, eventType }: TransitionInfo, guard: string): string {
  const label = toEventLabel(eventType);
  const what = label.replace(/^(done|after) /, '');
  const names: Readonly<Record<TransitionInfo['kind'], () => string>> = {
    always: () => 'At once',
    answer: () => (what === 'login' ? 'The login inside has ended' : `The call ${what} has its reply`),
    failure: () => `The call ${eventType.replace('xstate.error.actor.', '')} fails, as only one of the host does`,
    timer: () => find(timers, what),
    end: () => 'The inner states have ended',
    event: () =>
      label === 'reply.*' ? 'Any other reply' : label.startsWith('reply.') ? nameReply(label.slice(6), guard) : find(events, label),
  };
  const when = guard !== '' ? toWords(guard) : id.endsWith(']') ? 'otherwise' : '';
  return `${names[kind]()}${when === '' ? '' : ` (${when})`}`;
}

/** Outcomes with several meanings are named here. */
const replies: Readonly<Record<string, string>> = {
  accountBlocked: 'Right password, but the account is disabled or its address is not verified',
  flowGone: 'The flow is gone: it has expired, is unknown, or accepts no more input',
  signedIn: 'A session',
};

function nameReply(kind: string, guard: string): string {
  const named = kind === 'flow' ? (guard === '' ? 'flow (aal1)' : 'flow (aal2)') : kind;
  const outcome = outcomeNames.find((name): name is OutcomeName => name === named);
  const meaning = outcome === undefined ? settingsOutcomeMeanings[named as keyof typeof settingsOutcomeMeanings] : outcomeMeanings[outcome];
  const means = replies[kind] ?? meaning?.means;
  if (means === undefined) throw new Error(`The outcome ${kind} has no meaning.`);
  return means.charAt(0).toUpperCase() + means.slice(1);
}

function find(names: Readonly<Record<string, string>>, key: string): string {
  const name = names[key];
  if (name === undefined) throw new Error(`Name ${key} in name-transition.ts.`);
  return name;
}

/** `[flowIsForSecondFactor]` → `flow is for second factor` */
const toWords = (guard: string): string =>
  guard.replaceAll(/^\[|\]$/g, '').replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const timers: Readonly<Record<string, string>> = {
  oneSecond: 'One second has passed',
  fourSeconds: 'Four seconds have passed',
  beforeFlowExpiry: 'The form expires soon',
  resendCooldown: 'Another code can be sent',
  retryAfter: 'The wait that Kratos asked for is over',
};

const events: Readonly<Record<string, string>> = {
  'password.submit': 'The user submits the password',
  'password.submitSoon': 'The user submits the password before the form is ready',
  'provider.choose': 'The user chooses another service to sign in with',
  'identifier.forget': 'The user wants to sign in with another identifier',
  'code.submit': 'The user submits the code',
  'code.send': 'The user asks for a code by mail or message',
  'code.resend': 'The user asks for another code',
  'factor.choose': 'The user chooses another second factor',
  'flow.renew': 'The form is renewed before it expires',
  'session.check': 'The page comes back, and the session may have changed',
  'account.switch': 'The user signs in as someone else',
  restart: 'The user begins again',
  retry: 'The user tries again',
  cancel: 'The user cancels a slow request',
  'app.setUp': 'The user sets an authenticator app up',
  'app.remove': 'The user wants to remove the app',
  'codes.generate': 'The user asks for backup codes',
  'codes.reveal': 'The user wants to see the backup codes',
  'codes.remove': 'The user wants to remove the backup codes',
  'codes.confirm': 'The user has saved the backup codes',
  'question.confirm': 'The user confirms',
  'question.dismiss': 'The user changes their mind',
  leave: 'The user goes back',
  signIn: 'The user signs in again',
  signOut: 'The user signs out',
};
