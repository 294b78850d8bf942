import type { Factor, LoginActors, LoginFlow, Outcome, OutcomeKind, OutcomeOf, UserEvent } from '@kratos-login/core';
import type { Start, Step } from 'xstate-paths';
import { outcomeOf } from './login-outcomes.ts';

/**
 * The name of a path, as somebody who tests by hand would tell it: `page load › password form › wrong password › right password, code due`.
 * What a person does and the answer that follows are one phrase, and so is time that passes at a stretch.
 */
export function nameLogin({ label }: Start, steps: readonly Step[]): string {
  let sent: Credential | null = null;
  const phrases = toBeats(steps).map((beat) => {
    if (beat.act !== undefined) sent = toCredential(beat.act);
    return tellBeat(beat, sent);
  });
  return [label, ...phrases].join(' › ');
}

// ------------------------------------------------------------------------------------------------ beats
/** What is told at one breath. */
interface Beat {
  readonly act?: UserEvent;
  readonly answer?: Answered;
  readonly ms?: number;
}

interface Answered {
  readonly call: keyof LoginActors;
  /** `null`: the call rejected. */
  readonly outcome: Outcome | null;
}

function toBeats(steps: readonly Step[]): readonly Beat[] {
  const beats: Beat[] = [];
  for (const step of steps) {
    const last = beats.at(-1) ?? {};
    if (step.kind === 'send') beats.push({ act: step.event as UserEvent });
    else if (step.kind === 'elapse') beats.push({ ms: last.ms === undefined ? step.ms : step.ms + takeLast(beats, last.ms) });
    else if (last.act !== undefined && last.answer === undefined) beats.push({ act: takeLast(beats, last.act), answer: toAnswered(step) });
    else beats.push({ answer: toAnswered(step) });
  }
  return beats;
}

function takeLast<Value>(beats: Beat[], value: Value): Value {
  beats.pop();
  return value;
}

function toAnswered({ call, answer }: Extract<Step, { readonly kind: 'settle' }>): Answered {
  return { call: call.src as keyof LoginActors, outcome: outcomeOf(answer) };
}

function tellBeat({ act, answer, ms }: Beat, sent: Credential | null): string {
  if (ms !== undefined) return tellTime(ms);
  const kind = answer?.outcome?.kind;
  const judgement = answer?.call === 'submitFlow' && sent !== null && kind ? judgements[kind] : undefined;
  const begun = judgement ? `${judgement} ${sent}` : act && tellAct(act);
  const come = answer && !(judgement && kind === 'rejected') ? tellAnswer(answer) : undefined;
  return [begun, come].filter((each) => each !== undefined).join(', ');
}

function tellTime(ms: number): string {
  const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1000];
  return `${[minutes > 0 ? `${minutes} min` : '', seconds > 0 ? `${seconds} s` : ''].filter((each) => each !== '').join(' ')} later`;
}

// ------------------------------------------------------------------------------------------------ what people do
type ActWords = { readonly [Type in UserEvent['type']]: string | ((event: Extract<UserEvent, { readonly type: Type }>) => string) };

const factors = { totp: 'app', code: 'mail', lookup_secret: 'backup code' } satisfies Record<Factor, string>;

/** A new event does not compile until it has words. */
const acts: ActWords = {
  'password.submit': ({ secret }) => (secret === null ? 'name sent' : 'password sent'),
  'password.submitSoon': 'Enter pressed early',
  'provider.choose': 'provider chosen',
  'code.submit': 'code sent',
  'code.send': 'code wanted by mail',
  'code.resend': 'another mail wanted',
  'factor.choose': ({ factor }) => `${factors[factor]} chosen`,
  'identifier.forget': 'other name wanted',
  'account.switch': 'other account wanted',
  'session.check': 'page shown again',
  cancel: 'cancelled',
  retry: 'tried again',
  restart: 'started again',
};

function tellAct(event: UserEvent): string {
  const words = acts[event.type] as string | ((event: UserEvent) => string); // the one of its own type
  return typeof words === 'string' ? words : words(event);
}

// ------------------------------------------------------------------------------------------------ what is answered
/** What Kratos can find right or wrong. */
type Credential = 'password' | 'name' | 'code';

function toCredential(event: UserEvent): Credential | null {
  if (event.type === 'password.submit') return event.secret === null ? 'name' : 'password';
  return event.type === 'code.submit' ? 'code' : null;
}

const judgements: Partial<Record<OutcomeKind, 'right' | 'wrong'>> = {
  rejected: 'wrong',
  accountBlocked: 'right',
  signedIn: 'right',
  secondFactorDue: 'right',
};

type OutcomeWords = { readonly [Kind in OutcomeKind]: string | ((outcome: OutcomeOf<Kind>) => string) };

const tellForm = ({ aal, codeWasMailed }: LoginFlow): string =>
  aal === 'aal1' ? 'password form' : codeWasMailed ? 'code mailed' : 'code form';

const usual: OutcomeWords = {
  flow: ({ flow }) => tellForm(flow),
  noUsableMethod: 'nothing offered',
  rejected: 'rejected',
  accountBlocked: ({ why }) => why.replaceAll('-', ' '),
  signedIn: ({ session }) => (session.authenticator_assurance_level === 'aal2' ? 'signed in' : 'signed in with one factor'),
  secondFactorDue: 'code due',
  redirectRequired: 'sent elsewhere',
  sessionChanged: 'signed in already',
  noSession: 'nobody signed in',
  flowGone: ({ why }) => `flow ${why}`,
  csrfMismatch: 'CSRF mismatch',
  refused: 'refused',
  rateLimited: ({ retryAfter }) => `too many requests${retryAfter === null ? '' : `, ${retryAfter / 1000} s to wait`}`,
  unavailable: ({ retryAfter }) => `maintenance, ${retryAfter / 1000} s to wait`,
  serverError: 'server trouble',
  unreachable: 'offline',
  timedOut: 'no answer in time',
  unexpected: ({ why }) => `odd answer (${why.replaceAll('-', ' ')})`,
};

/** Neither a new call nor a new outcome compiles until it has words. */
const answers: { readonly [Call in keyof LoginActors]: OutcomeWords } = {
  openFlow: usual,
  submitFlow: usual,
  askWhoami: {
    ...usual,
    signedIn: ({ session }) => `with ${session.authenticator_assurance_level === 'aal2' ? 'two factors' : 'one factor'}`,
  },
  signOut: { ...usual, noSession: 'signed out' },
};

function tellAnswer({ call, outcome }: Answered): string {
  if (outcome === null) return 'the call rejects';
  const words = answers[call][outcome.kind] as string | ((outcome: Outcome) => string); // the one of its own kind
  return typeof words === 'string' ? words : words(outcome);
}
