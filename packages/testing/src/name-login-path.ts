import type { LoginActors } from '@kratos-login/core';
import type { UserEvent } from '@kratos-login/core/machine';
import type { Factor, LoginFlow, Outcome, OutcomeKind, OutcomeOf } from '@kratos-login/core/read-outcome';
import type { Start, Step } from 'xstate-paths';
import { outcomeOf } from './login-outcomes.ts';

/**
 * Returns the name of a path, as a manual tester would describe it: `page load › password form › wrong password › right password, code due`. A user
 * action and the following answer are one phrase, and consecutive waiting times are added up.
 */
export function nameLoginPath({ label }: Start, steps: readonly Step[]): string {
  let sent: Credential | null = null;
  const phrases = toPhrases(steps).map((phrase) => {
    if (phrase.act !== undefined) sent = toCredential(phrase.act);
    return toPhrase(phrase, sent);
  });
  return [label, ...phrases].join(' › ');
}

// ------------------------------------------------------------------------------------------------ phrases
/** The steps of one phrase. */
interface Phrase {
  readonly act?: UserEvent;
  readonly answer?: Answered;
  readonly ms?: number;
}

interface Answered {
  readonly call: keyof LoginActors;
  /** `null` if the call rejected. */
  readonly outcome: Outcome | null;
}

function toPhrases(steps: readonly Step[]): readonly Phrase[] {
  const phrases: Phrase[] = [];
  for (const step of steps) {
    const last = phrases.at(-1) ?? {};
    if (step.kind === 'send') phrases.push({ act: step.event as UserEvent });
    else if (step.kind === 'elapse') phrases.push({ ms: last.ms === undefined ? step.ms : step.ms + takeLast(phrases, last.ms) });
    else if (last.act !== undefined && last.answer === undefined)
      phrases.push({ act: takeLast(phrases, last.act), answer: toAnswered(step) });
    else phrases.push({ answer: toAnswered(step) });
  }
  return phrases;
}

function takeLast<Value>(phrases: Phrase[], value: Value): Value {
  phrases.pop();
  return value;
}

function toAnswered({ call, answer }: Extract<Step, { readonly kind: 'settle' }>): Answered {
  return { call: call.src as keyof LoginActors, outcome: outcomeOf(answer) };
}

function toPhrase({ act, answer, ms }: Phrase, sent: Credential | null): string {
  if (ms !== undefined) return toTimePhrase(ms);
  const kind = answer?.outcome?.kind;
  const judgement = answer?.call === 'submitFlow' && sent !== null && kind ? judgements[kind] : undefined;
  const sentPhrase = judgement ? `${judgement} ${sent}` : act && toEventPhrase(act);
  const result = answer && !(judgement && kind === 'rejected') ? toAnswerPhrase(answer) : undefined;
  return [sentPhrase, result].filter((each) => each !== undefined).join(', ');
}

function toTimePhrase(ms: number): string {
  const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1000];
  return `${[minutes > 0 ? `${minutes} min` : '', seconds > 0 ? `${seconds} s` : ''].filter((each) => each !== '').join(' ')} later`;
}

// ------------------------------------------------------------------------------------------------ user events
type ActWords = { readonly [Type in UserEvent['type']]: string | ((event: Extract<UserEvent, { readonly type: Type }>) => string) };

const factors = { totp: 'app', code: 'mail', lookup_secret: 'backup code' } satisfies Record<Factor, string>;

/** A new event does not compile until it has a phrase. */
const eventPhrases: ActWords = {
  'password.submit': ({ secret }) => (secret === null ? 'identifier sent' : 'password sent'),
  'password.submitSoon': 'Enter pressed early',
  'provider.choose': 'provider chosen',
  'code.submit': 'code sent',
  'code.send': 'code by mail requested',
  'code.resend': 'another code requested',
  'factor.choose': ({ factor }) => `${factors[factor]} chosen`,
  'identifier.forget': 'other identifier requested',
  'account.switch': 'other account requested',
  'session.check': 'page shown again',
  cancel: 'cancelled',
  retry: 'tried again',
  restart: 'started again',
};

function toEventPhrase(event: UserEvent): string {
  const words = eventPhrases[event.type] as string | ((event: UserEvent) => string); // the key selects the entry of this type
  return typeof words === 'string' ? words : words(event);
}

// ------------------------------------------------------------------------------------------------ answers
/** What Kratos can accept or reject. */
type Credential = 'password' | 'identifier' | 'code';

function toCredential(event: UserEvent): Credential | null {
  if (event.type === 'password.submit') return event.secret === null ? 'identifier' : 'password';
  return event.type === 'code.submit' ? 'code' : null;
}

const judgements: Partial<Record<OutcomeKind, 'right' | 'wrong'>> = {
  rejected: 'wrong',
  accountBlocked: 'right',
  signedIn: 'right',
  secondFactorDue: 'right',
};

type OutcomeWords = { readonly [Kind in OutcomeKind]: string | ((outcome: OutcomeOf<Kind>) => string) };

const toFormPhrase = ({ aal, codeWasMailed }: LoginFlow): string =>
  aal === 'aal1' ? 'password form' : codeWasMailed ? 'code mailed' : 'code form';

const usual: OutcomeWords = {
  flow: ({ flow }) => toFormPhrase(flow),
  noUsableMethod: 'no usable method',
  rejected: 'rejected',
  accountBlocked: ({ why }) => why.replaceAll('-', ' '),
  signedIn: ({ session }) => (session.authenticator_assurance_level === 'aal2' ? 'signed in' : 'signed in with one factor'),
  secondFactorDue: 'code due',
  redirectRequired: 'redirected',
  sessionChanged: 'already signed in',
  noSession: 'not signed in',
  flowGone: ({ why }) => `flow ${why}`,
  csrfMismatch: 'CSRF mismatch',
  refused: 'refused',
  rateLimited: ({ retryAfter }) => `too many requests${retryAfter === null ? '' : `, ${retryAfter / 1000} s to wait`}`,
  unavailable: ({ retryAfter }) => `maintenance, ${retryAfter / 1000} s to wait`,
  serverError: 'server error',
  unreachable: 'offline',
  timedOut: 'no answer in time',
  unexpected: ({ why }) => `unexpected answer (${why.replaceAll('-', ' ')})`,
};

/** A new call or outcome does not compile until it has a phrase. */
const answers: { readonly [Call in keyof LoginActors]: OutcomeWords } = {
  openFlow: usual,
  submitFlow: usual,
  askWhoami: {
    ...usual,
    signedIn: ({ session }) => `with ${session.authenticator_assurance_level === 'aal2' ? 'two factors' : 'one factor'}`,
  },
  signOut: { ...usual, noSession: 'signed out' },
};

function toAnswerPhrase({ call, outcome }: Answered): string {
  if (outcome === null) return 'the call rejects';
  const words = answers[call][outcome.kind] as string | ((outcome: Outcome) => string); // the key selects the entry of this kind
  return typeof words === 'string' ? words : words(outcome);
}
