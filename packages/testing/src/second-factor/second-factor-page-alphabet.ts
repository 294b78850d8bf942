import {
  type Change,
  createSecondFactorView,
  type SecondFactorContext,
  type SecondFactorEvent,
  type SecondFactorInput,
  type SettingsFlow,
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

/** The calls of a client never reject, an opened form has fewer outcomes than a submission, and a submission changes what it is for. */
function canAnswer({ src }: ChartCall, { context }: SecondFactorSnapshot, answer: ChartAnswer): boolean {
  if (!('output' in answer)) return false;
  const outcome = answer.output as SettingsOutcome;
  if (src === 'openSettings') return !submissionOnly.includes(outcome.kind) && (outcome.kind !== 'flowGone' || context.flowId !== null);
  return src !== 'submitSettings' || !('flow' in outcome) || isResult(outcome, context);
}

const submissionOnly: readonly SettingsOutcomeKind[] = ['saved', 'rejected', 'refreshRequired', 'csrfMismatch', 'redirectRequired'];

type WithFlow = Extract<SettingsOutcome, { readonly flow: SettingsFlow }>;

/** What is set up after a change. Those that are not saved show codes. */
const results: Readonly<Record<Change, Partial<SettingsFlow>>> = {
  pair: { totp: 'paired' },
  unlink: { totp: 'unpaired' },
  generateCodes: { backupCodes: 'new' },
  confirmCodes: { backupCodes: 'saved' },
  revealCodes: { backupCodes: 'shown' },
  disableCodes: { backupCodes: 'none' },
};

/** A refusal changes nothing. A reply that saves nothing may also tell what happened elsewhere. */
function isResult({ kind, flow }: WithFlow, { flow: before, change }: SecondFactorContext): boolean {
  if (before === null || change === null || flow.identityId !== before.identityId) return kind === 'settings';
  const isSettingsOnly = change === 'generateCodes' || change === 'revealCodes';
  const expected = kind === 'rejected' ? { totp: before.totp, backupCodes: before.backupCodes } : results[change];
  if (kind === 'settings' && !isSettingsOnly) return true;
  if (kind === 'saved' && isSettingsOnly) return false;
  return Object.entries(expected).every(([key, value]) => flow[key as keyof SettingsFlow] === value);
}
