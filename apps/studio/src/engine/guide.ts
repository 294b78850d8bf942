import type { Exchange, GuideStep, GuideStepId } from './studio.ts';

/** What the guide depends on. */
interface GuideFacts {
  /** The exchanges of this login, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Whether the account of this login has an authenticator app. */
  readonly hasTotp: boolean;
}

const order: readonly GuideStepId[] = [
  'configure',
  'pair',
  'open-flow',
  'send-password',
  'second-factor-due',
  'open-second-flow',
  'send-code',
  'read-session',
];

/** The outcomes with which a step is done. A rejected password or code is not. */
const doneBy: Readonly<Partial<Record<GuideStepId, readonly string[]>>> = {
  pair: ['saved'],
  'open-flow': ['flow'],
  'send-password': ['secondFactorDue', 'signedIn'],
  'open-second-flow': ['flow'],
  'send-code': ['signedIn'],
};

/** Returns the steps of the guide after these exchanges. */
export function readGuide({ exchanges, hasTotp }: GuideFacts): readonly GuideStep[] {
  const done = order.map((id) => ({ id, exchange: findExchange(id, exchanges), isDone: false }));
  const asksForCode = exchanges.some(({ outcome }) => outcome === 'secondFactorDue'); // of a real Kratos nothing else tells
  const steps = done.map((step) => ({
    ...step,
    isDone: step.id === 'configure' || step.exchange !== null || (step.id === 'pair' && (hasTotp || asksForCode)),
  }));
  const isOver = steps.at(-1)?.isDone ?? false;
  // An account without an app is at the end after its password: what is left is to pair one.
  const due = steps.find(({ id, isDone }) => !isDone && (isOver ? id === 'pair' : id !== 'pair'));
  return steps.map(({ id, exchange, isDone }) => ({ id, exchange, state: isDone ? 'done' : id === due?.id ? 'current' : 'waiting' }));
}

function findExchange(id: GuideStepId, exchanges: readonly Exchange[]): Exchange | null {
  // The reply to the password is a step of its own, and so is the session in the reply to the last factor.
  if (id === 'second-factor-due')
    return exchanges.findLast(({ guideStep, outcome }) => guideStep === 'send-password' && outcome === 'secondFactorDue') ?? null;
  if (id === 'read-session')
    return (
      exchanges.findLast(({ guideStep, outcome }) => guideStep === id && outcome === 'signedIn') ??
      exchanges.findLast(({ outcome }) => outcome === 'signedIn') ??
      null
    );
  return exchanges.findLast(({ guideStep, outcome }) => guideStep === id && doneBy[id]?.includes(outcome ?? '')) ?? null;
}
