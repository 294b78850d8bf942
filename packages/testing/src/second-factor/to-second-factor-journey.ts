import type { Outcome } from '@kratos-login/core/read-outcome';
import {
  createSecondFactorView,
  type SecondFactorInput,
  type SecondFactorView,
  type SecondFactorViewOptions,
  type SettingsOutcome,
  secondFactorMachine,
} from '@kratos-login/core/second-factor';
import type { AnyMachineSnapshot, SnapshotFrom } from 'xstate';
import { initialConfiguration, type Path, type Start, type Step, takeStep } from 'xstate-paths';
import { toId } from '../journeys/to-id.ts';
import { type ExpectedSecondFactorPage, toExpectedSecondFactorPage } from './expected-second-factor-page.ts';
import { type LoginInPlace, showLoginInPlace, toLoginOutcome } from './login-in-place.ts';
import { createSettingsForms } from './renew-settings.ts';
import { toSettingsOutcome } from './scripted-settings.ts';
import type { IsSecondFactorButtonShown, SecondFactorButtonNames } from './second-factor-button.ts';
import type { SecondFactorAction, SecondFactorJourney, SecondFactorStep } from './second-factor-journey.ts';
import { findLoginInput, withLogin, withScriptedLogin } from './with-scripted-login.ts';

/** What the page of a journey is like. */
export interface JourneyPage {
  readonly isShown: IsSecondFactorButtonShown;
  readonly names: SecondFactorButtonNames;
  readonly texts: SecondFactorViewOptions;
}

/** The chart of journeys: that of the second factor, whose login inside is one call. */
export const secondFactorChart: typeof secondFactorMachine = /* @__PURE__ */ withScriptedLogin(secondFactorMachine);

type Snapshot = SnapshotFrom<typeof secondFactorMachine>;
type Settling = Extract<Step, { readonly kind: 'settle' }>;

const aCode = '123456';

/** Runs a path again, with other forms and secrets each time, and with the requests that a path does not have: those of a login, and a check before pairing. */
export function toSecondFactorJourney(path: Path, { isShown, names, texts }: JourneyPage): SecondFactorJourney {
  const start = path.start as Start<SecondFactorInput>;
  const [toView, forms, steps] = [createSecondFactorView(texts), createSettingsForms(), [] as SecondFactorStep[]];
  let { configuration, taken } = initialConfiguration(secondFactorChart, start.input);
  let calls = configuration.calls.size;
  let view: SecondFactorView | null = null;
  let login: LoginInPlace | null = null;
  let typed = '';
  const getSnapshot = (): Snapshot => configuration.snapshot as Snapshot;

  /** Takes a step of the chart. A login that it invokes appears on the page. */
  const go = (step: Step): void => {
    const before = [...configuration.calls.values()];
    const moved = takeStep(secondFactorChart, configuration, step) ?? fail(`"${step.label}" cannot happen`);
    ({ configuration } = moved);
    taken = [...taken, ...moved.taken];
    const started = [...configuration.calls].filter(([, call]) => !before.includes(call));
    calls += started.length;
    const input = findLoginInput(started.find(([id]) => id === 'login')?.[1]);
    if (input !== null) login = showLoginInPlace(input, texts);
    else if (!configuration.calls.has('login')) login = null;
  };
  /** Adds a step to the journey, with the page after it. */
  const add = (name: string, action: SecondFactorAction, sent: SecondFactorStep['sent'] = null): void => {
    const next = toView(withLogin(getSnapshot()));
    const expectedPage = toExpectedSecondFactorPage(next, { view, typed, login: login?.look() ?? null, isShown, names });
    const edges = [...new Set(taken.map(({ edge }) => edge))];
    steps.push({ name, action, expectedPage, sent, state: JSON.stringify(configuration.snapshot.value), calls, edges });
    if (expectedPage.fields.every(({ value }) => value !== null)) typed = '';
    [view, taken] = [next, []];
  };
  /** The form of a login that has appeared is open before anything else happens. */
  const openLogin = (): void => {
    if (login === null || login.isOpen()) return;
    login.open();
    add('login: form', { kind: 'answer', call: 'openFlow', outcome: login.opened });
  };
  const endLogin = (step: Settling): void => {
    const shown = login ?? fail('no login is shown');
    const sent = shown.submit();
    calls += 1;
    add('login: submit', { kind: 'submit', typed: sent }, sent);
    const outcome = toLoginOutcome(step.answer);
    go({ ...step, answer: { label: step.label, output: shown.end(outcome) } });
    add(step.label, { kind: 'answer', call: 'submitFlow', outcome });
  };
  const answerSettings = ({ call, answer, ...step }: Settling): void => {
    const planned = ('output' in answer ? answer.output : null) as SettingsOutcome;
    const { flow } = getSnapshot().context;
    const isAnswerOfCheck = planned.kind === 'settings' && planned.flow.totp !== 'unpaired';
    if (flow !== null && getSnapshot().matches({ pairing: 'submitting' }) && !isAnswerOfCheck) {
      calls += 1;
      const checked = { kind: 'settings', flow: forms.openAnother(flow) } as const;
      add('submitSettings: no other app', { kind: 'answerSettings', call: call.src, outcome: checked }, { totp_code: aCode });
    }
    const outcome = forms.renew(planned, flow, call.src === 'submitSettings');
    go({ ...step, call, answer: { label: answer.label, output: toSettingsOutcome(outcome) } });
    add(step.label, { kind: 'answerSettings', call: call.src, outcome });
  };
  const answerSignOut = (step: Settling): void => {
    const outcome = ('output' in step.answer ? step.answer.output : null) as Outcome;
    if (outcome.kind === 'noSession') calls += 1; // the second request of a sign-out
    go(step);
    add(step.label, { kind: 'answer', call: 'endSession', outcome });
  };
  const answers: Readonly<Record<string, (step: Settling) => void>> = { login: endLogin, endSession: answerSignOut };
  const take = (step: Step): void => {
    if (step.kind === 'settle') {
      (answers[step.call.src] ?? answerSettings)(step);
      return;
    }
    const action = step.kind === 'elapse' ? ({ kind: 'wait', ms: step.ms } as const) : toAction(step.event.type);
    if (action.kind === 'submit') typed = aCode;
    go(step);
    add(step.label, action);
  };

  add(start.label, { kind: 'open', input: start.input });
  for (const { step, expected } of path.steps) {
    openLogin();
    take(step);
    checkState(step.label, expected);
  }
  openLogin();
  return { name: path.name, id: toId(path.name), start, steps };

  function fail(text: string): never {
    throw new Error(`${text}, on the journey "${path.name}".`);
  }

  function checkState(label: string, expected: AnyMachineSnapshot): void {
    const [here, there] = [configuration.snapshot, expected].map(({ value }) => JSON.stringify(value));
    if (here !== there) fail(`After "${label}" the page is at ${here}, the path at ${there}`);
  }

  function toAction(type: string): SecondFactorAction {
    if (type === 'session.check') return { kind: 'restorePage' };
    if (type === 'code.submit') return { kind: 'submit', typed: { totp_code: aCode } };
    const page: ExpectedSecondFactorPage | undefined = steps.at(-1)?.expectedPage;
    const button = page?.buttons.find((each) => each.verb === type && each.isEnabled);
    return { kind: 'press', button: button ?? fail(`The page does not offer "${type}"`) };
  }
}
