import {
  createSecondFactorView,
  type SecondFactorEvent,
  type SecondFactorInput,
  type SettingsOutcome,
  type SettingsOutcomeKind,
  type secondFactorMachine,
} from '@kratos-login/core/second-factor';
import type { SnapshotFrom } from 'xstate';
import type { Alphabet, ChartAnswer, ChartCall, InputEvent, Start } from 'xstate-paths';
import { secondFactorAlphabet } from './second-factor-alphabet.ts';
import { findSecondFactorButtons, type IsSecondFactorButtonShown, mayBeHidden, secondFactorButtonNames } from './second-factor-button.ts';
import { withLogin } from './with-scripted-login.ts';

type SecondFactorSnapshot = SnapshotFrom<typeof secondFactorMachine>;

/** Options of {@link createSecondFactorPageAlphabet}. */
export interface SecondFactorPageAlphabetOptions {
  readonly isShown: IsSecondFactorButtonShown;
  /** Whether the page can start with this input. */
  readonly canStart: (input: SecondFactorInput) => boolean;
  /** Whether timers and timeouts run on one clock, so that a call always times out first. */
  readonly hasOneClock: boolean;
}

/** Restricts the alphabet of the second factor to a page: users do only what the view offers, and Kratos answers a call only as it can. */
export function createSecondFactorPageAlphabet({
  isShown,
  canStart,
  hasOneClock,
}: SecondFactorPageAlphabetOptions): Alphabet<typeof secondFactorMachine> {
  const all = secondFactorAlphabet;
  return {
    ...all,
    starts: (all.starts as readonly Start<SecondFactorInput>[]).filter(({ input }) => canStart(input)),
    events: (snapshot) => {
      const view = createSecondFactorView()(withLogin(snapshot));
      const buttons = findSecondFactorButtons(view, secondFactorButtonNames);
      const pressed = buttons.filter((each) => each.isEnabled && isShown(each, view) && !mayBeHidden(each, view));
      const isOffered = ({ event: { type } }: InputEvent<SecondFactorEvent>): boolean =>
        type === 'session.check' ||
        (type === 'code.submit' && view.kind === 'pairing' && view.submit !== null) ||
        pressed.some(({ verb }) => verb === type);
      return all.events(snapshot).filter(isOffered);
    },
    answers: (call, snapshot) => all.answers(call, snapshot).filter((answer) => canAnswer(call, snapshot, answer)),
    timePasses: (snapshot) => all.timePasses?.(snapshot) !== false && !(hasOneClock && snapshot.context.wait === 'long'),
  };
}

/** The calls of a client never reject, and an opened form has fewer outcomes than a submission. */
function canAnswer({ src }: ChartCall, { context }: SecondFactorSnapshot, answer: ChartAnswer): boolean {
  if (!('output' in answer)) return false;
  if (src !== 'openSettings') return true;
  const { kind } = answer.output as SettingsOutcome;
  return !submissionOnly.includes(kind) && (kind !== 'flowGone' || context.flowId !== null);
}

const submissionOnly: readonly SettingsOutcomeKind[] = ['saved', 'rejected', 'refreshRequired', 'csrfMismatch', 'redirectRequired'];
