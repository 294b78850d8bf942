import {
  createLoginView,
  type HostLinks,
  type LoginInput,
  type LoginView,
  loginMachine,
  type Messages,
  seal,
  type Texts,
} from '@kratos-login/core';
import type { LoginContext } from '@kratos-login/core/machine';
import type { AnyMachineSnapshot, SnapshotFrom } from 'xstate';
import type { Start } from 'xstate-paths';
import { type Configuration, explore, initialConfiguration, type Path, type PathPlan, planPaths, type Step, takeStep } from 'xstate-paths';
import type { LoginSecrets } from '../login-alphabet.ts';
import { outcomeOf } from '../login-outcomes.ts';
import { sealCode } from '../seal-code.ts';
import { type ExpectedPage, type IsShown, toExpectedPage } from './expected-page.ts';
import type { JourneyStep, LoginJourney } from './journey.ts';
import { type JourneyAction, toJourneyAction } from './journey-action.ts';
import { createPageAlphabet } from './page-alphabet.ts';
import { toHeld } from './to-held.ts';
import { toId } from './to-id.ts';
import { withPageBehaviour } from './with-page-behaviour.ts';

/** Options of {@link loginJourneys}. */
export interface LoginJourneysOptions {
  /**
   * `'short'` returns many short journeys, which locate a failure. `'tour'` returns a few long ones. `'both'` returns both, because long ones find values
   * that are kept from one form to the next. Default: `'short'`.
   */
  readonly plan?: PathPlan | 'both';
  /** The texts and messages that the page passes to `createLogin`. */
  readonly texts?: Partial<Texts> | undefined;
  /** The messages that the page passes to `createLogin`. */
  readonly messages?: Messages | undefined;
  /** The option of the same name of `createLogin`. */
  readonly siteName?: string | undefined;
  /** The option of the same name of `createLogin`. */
  readonly secondFactorSetupUrl?: HostLinks['secondFactorSetupUrl'];
  /** The option of the same name of `createLogin`. */
  readonly backUrl?: HostLinks['backUrl'];
  /** Which buttons of the view the page has. Default: all of them. */
  readonly isShown?: IsShown;
  /** Whether the page can start with this input. Default: always. */
  readonly canStart?: (input: LoginInput) => boolean;
  /** Whether timers and timeouts run on one clock, so that a call always times out first. Default: `false`. */
  readonly hasOneClock?: boolean;
  /** The typed secrets. */
  readonly secrets?: LoginSecrets;
}

/**
 * Returns the journeys of a login through its page. They use only what the view offers, and together take every transition that is possible so. Each
 * step has its action and the expected page. This takes a few seconds, so call it once.
 *
 * ```ts
 * import { loginJourneys } from '@kratos-login/testing'
 *
 * const [journey] = loginJourneys({ texts: { signInTitle: () => 'Come in' } })
 * console.log(journey?.steps[0]?.expectedPage.title) // Come in
 * ```
 */
export function loginJourneys({
  plan = 'short',
  texts,
  messages,
  siteName,
  secondFactorSetupUrl,
  backUrl,
  isShown = () => true,
  canStart = () => true,
  hasOneClock = false,
  secrets: { password = 'correct horse', code = '123456' } = {},
}: LoginJourneysOptions = {}): readonly LoginJourney[] {
  const machine = withPageBehaviour();
  const secrets = { password, code };
  const graph = explore(machine, createPageAlphabet({ secrets, isShown, canStart, hasOneClock }));
  const toView = (): ToView => createLoginView({ texts, messages, siteName, secondFactorSetupUrl, backUrl });
  const plans: readonly PathPlan[] = plan === 'both' ? ['short', 'tour'] : [plan];
  return plans.flatMap((each) => planPaths(machine, graph, each)).map((path) => toJourney(path, { toView: toView(), isShown, secrets }));
}

type ToView = (snapshot: SnapshotFrom<typeof loginMachine>) => LoginView;

interface Making {
  readonly toView: ToView;
  readonly isShown: IsShown;
  readonly secrets: Required<LoginSecrets>;
}

/** Runs the path again on the shipped machine. */
function toJourney(path: Path, { toView, isShown, secrets }: Making): LoginJourney {
  const start = path.start as Start<LoginInput>;
  let view: LoginView | null = null;
  let held: Readonly<Record<string, string>> = {};
  let sent: JourneyStep['sent'] = null;
  let { configuration, taken } = initialConfiguration(loginMachine, start.input);
  let calls = configuration.calls.size;

  const look = (): ExpectedPage => {
    const next = toView(configuration.snapshot as SnapshotFrom<typeof loginMachine>);
    held = toHeld(next, view, held);
    const page = toExpectedPage(next, { view, held }, isShown);
    view = next;
    return page;
  };
  const go = (step: Step): void => {
    const moved = takeStep(loginMachine, configuration, step);
    if (moved === null) throw new Error(`"${step.label}" cannot happen on the journey "${path.name}".`);
    calls += countCalls(step, configuration, moved.configuration);
    ({ configuration } = moved);
    taken = [...taken, ...moved.taken];
  };
  const toStep = (name: string, action: JourneyAction, expected: AnyMachineSnapshot | null): JourneyStep => {
    const before = view;
    let expectedPage = look();
    // The page submits an early form when it is open.
    if (view?.pageEffect.submit && view.pageEffect !== before?.pageEffect) {
      sent = toSent(expectedPage, held);
      go(submission(view));
      expectedPage = look();
    }
    const state = JSON.stringify(configuration.snapshot.value);
    if (expected !== null && state !== JSON.stringify(expected.value))
      throw new Error(`After "${name}" the page is at ${state}, the path at ${JSON.stringify(expected.value)}: "${path.name}".`);
    const edges = [...new Set(taken.map(({ edge }) => edge))];
    const step = { name, action, expectedPage, sent, state, calls, edges };
    [taken, sent] = [[], null];
    return step;
  };

  const steps = [toStep(start.label, { kind: 'open', input: start.input }, null)];
  for (const { step: planned, expected } of path.steps) {
    const step = withFlowOfNow(planned, configuration.snapshot.context, steps.length);
    const action = toJourneyAction(step, { view: view as unknown as LoginView, secrets });
    if (!canBeDone(action, steps.at(-1)?.expectedPage)) throw new Error(`The page does not offer "${step.label}": "${path.name}".`);
    if (action.kind === 'submit') {
      const expectedPage = steps.at(-1)?.expectedPage;
      held = { ...held, ...action.typed };
      // The page posts an early form when it is open.
      if (expectedPage?.step !== 'init') sent = toSent(expectedPage, action.typed);
    }
    go(step);
    steps.push(toStep(step.label, action, expected));
  }
  return { name: path.name, id: toId(path.name), start, steps };
}

/** Returns the typed values whose fields are visible. */
const toSent = (expectedPage: ExpectedPage | undefined, typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries((expectedPage?.fields ?? []).map(({ name }) => [name, typed[name] ?? '']));

/** Adds what a page keeps to a path, which contains only configurations. */
function canBeDone(action: JourneyAction, expectedPage: ExpectedPage | undefined): boolean {
  if (action.kind === 'submit') return expectedPage?.submitLabel !== null && expectedPage?.isPending === false;
  return action.kind !== 'press' || action.button.isEnabled;
}

/**
 * Replaces the forms of a planned path: the answer to a submission contains the current form, and every opened form has a new id.
 */
function withFlowOfNow(step: Step, { flow: inHand }: LoginContext, count: number): Step {
  if (step.kind !== 'settle') return step;
  const outcome = outcomeOf(step.answer);
  if (outcome === null || !('flow' in outcome) || outcome.flow === null) return step;
  const { flow } = outcome;
  const isInHand = step.call.src === 'submitFlow' && flow.aal === inHand?.aal;
  const id = isInHand ? inHand.id : `flow-${count}`;
  const now = { ...flow, id, action: flow.action.replace(/flow=.*$/, `flow=${id}`) };
  return { ...step, answer: { ...step.answer, output: { ...outcome, flow: now } } };
}

/** Returns the second request of a sign-out, after the first one has succeeded. */
function countCalls(step: Step, before: Configuration, after: Configuration): number {
  const isSecond = step.kind === 'settle' && step.call.src === 'signOut' && outcomeOf(step.answer)?.kind === 'noSession';
  return [...after.calls.values()].filter((call) => ![...before.calls.values()].includes(call)).length + (isSecond ? 1 : 0);
}

const submission = (view: LoginView): Step => {
  if (view.step === 'awaiting-TOTP')
    return { kind: 'send', label: 'the page submits', event: { type: 'code.submit', secrets: sealCode('typed before') } };
  const asksForPassword = view.kind === 'form' && view.fields.some(({ name }) => name === 'password');
  const identifier = view.kind === 'form' ? (view.fields.find(({ name }) => name === 'identifier')?.value ?? '') : '';
  return {
    kind: 'send',
    label: 'the page submits',
    event: { type: 'password.submit', identifier, secret: asksForPassword ? seal('typed early') : null },
  };
};
