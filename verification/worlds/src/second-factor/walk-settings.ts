import {
  createSecondFactor,
  readSecrets,
  type SecondFactorUserEvent,
  type SettingsOutcome,
  type secondFactorMachine,
} from '@kratos-login/core/second-factor';
import { secondFactorAlphabet, waitUntil } from '@kratos-login/testing';
import { lastingViews, settingsViews } from '@verification/coverage/second-factor/settings-views';
import { type InspectionEvent, SimulatedClock, type SnapshotFrom } from 'xstate';
import { createTrace, type Path, type Step, type TakenTransition } from 'xstate-paths';
import { createPausedNetwork } from '../paused-network.ts';
import { findButton } from './find-button.ts';
import { finishLogin } from './finish-login.ts';
import { mustFindRecipe, toRequest } from './settings-paths.ts';
import type { SettingsRecipe } from './settings-recipes.ts';
import { createSettingsWorld, type Who } from './settings-world.ts';

type Snapshot = SnapshotFrom<typeof secondFactorMachine>;

/** The result of a walk: its transitions, and the events that no view offered. */
export interface WalkedSettings {
  readonly taken: readonly TakenTransition[];
  readonly notOffered: readonly SecondFactorUserEvent['type'][];
}

/**
 * Walks a path with a real second factor and a Kratos in memory. Before each answer it prepares the world so that Kratos sends it. Throws if another answer
 * arrives, or if the machine is in another state afterwards. `passTime` advances the fake `setTimeout` of calls that time out.
 */
export async function walkSettings(path: Path, passTime: (ms: number) => Promise<unknown>): Promise<WalkedSettings> {
  const walked: string[] = [path.start.label];
  const world = createSettingsWorld();
  await world.signIn('ann');
  const { setUp, flowId } = path.start.input as { readonly setUp?: boolean; readonly flowId?: string };
  const [network, clock, watch] = [createPausedNetwork(world.page.fetch), new SimulatedClock(), watchSettings()];
  const secondFactor = createSecondFactor({
    kratosUrl: world.kratosUrl,
    fetch: network.fetch,
    clock,
    inspect: watch.inspect,
    setUp,
    ...(flowId && { flowId: await world.openFlow() }),
  });
  const notOffered: SecondFactorUserEvent['type'][] = [];
  const look = (): Snapshot => secondFactor.actor.getSnapshot();
  secondFactor.start();
  try {
    for (const { step, expected } of path.steps) {
      const shown = secondFactor.getView().kind;
      walked.push(step.label);
      await take(step);
      const [at, there] = [describe(look()), describe(expected as Snapshot)];
      if (at !== there) throw new Error(`Expected ${there}, got ${at}.`);
      checkView(secondFactor.getView().kind, shown, look());
    }
    return { taken: watch.taken(), notOffered };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n  after: ${walked.join(' → ')}`, { cause: error });
  } finally {
    secondFactor.stop();
  }

  async function take(step: Step): Promise<void> {
    if (step.kind === 'send') return send(step.event as SecondFactorUserEvent);
    if (step.kind === 'elapse') {
      world.advanceClock(step.ms);
      clock.increment(step.ms);
      return;
    }
    const output = 'output' in step.answer ? step.answer.output : null;
    if (step.call.src === 'login') return finishLogin({ secondFactor, network, world, end: step.label });
    const recipe = mustFindRecipe(output as SettingsOutcome, toRequest(step.call.src, look()));
    walked.push(`(${recipe.how})`);
    await settle(output as SettingsOutcome, recipe);
  }

  function send(event: SecondFactorUserEvent): void {
    const { flow } = look().context;
    const code = world.codeOf((flow && readSecrets(flow.secrets).key) ?? 'JBSWY3DPEHPK3PXP');
    const button = findButton(secondFactor, event.type, code);
    if (button === null) {
      notOffered.push(event.type);
      secondFactor.actor.send(event);
    } else button();
  }

  async function settle(wanted: SettingsOutcome, { arrange, between, fault }: SettingsRecipe): Promise<void> {
    await arrange?.(world);
    const before = watch.outcomes.length;
    const hasCome = (): boolean => watch.outcomes.length > before;
    for (let requests = 0; ; requests++) {
      await waitUntil(() => hasCome() || network.waiting > 0, 'The call has no outcome.');
      if (hasCome()) break;
      if (requests > 0) between?.(world);
      await network.release(fault);
      if (fault === 'silence') await passTime(30_000);
    }
    world.restore();
    const came = watch.outcomes.at(-1) as SettingsOutcome;
    if (describeOutcome(came) !== describeOutcome(wanted))
      throw new Error(`Wanted ${describeOutcome(wanted)}, got ${describeOutcome(came)}: ${JSON.stringify(came)}.`);
    if (look().matches('signed-out')) world.rememberUser(null);
    if ('flow' in came) world.rememberUser(came.flow.identityId as Who);
  }
}

/** The state, and the part of the context that guards read. */
const describe = (snapshot: Snapshot): string => JSON.stringify([snapshot.value, secondFactorAlphabet.relevant?.(snapshot)]);

/** Throws when the page shows something else than the table says. */
function checkView(shown: string, before: string, snapshot: Snapshot): void {
  const state = Object.keys(settingsViews).find((each) => snapshot.matches(toValue(each)));
  const expected = state === undefined ? 'a known view' : settingsViews[state as keyof typeof settingsViews];
  const stays = snapshot.hasTag('pending') && lastingViews.includes(before);
  if (shown !== (stays ? before : expected)) throw new Error(`Expected the view ${stays ? before : expected} at ${state}, got ${shown}.`);
}

const toValue = (state: string): Parameters<Snapshot['matches']>[0] => {
  const [parent = '', child] = state.split('.');
  return (child === undefined ? parent : { [parent]: child }) as Parameters<Snapshot['matches']>[0];
};

/** The part of an outcome on which transitions depend. */
const describeOutcome = (outcome: SettingsOutcome): string =>
  'flow' in outcome
    ? `${outcome.kind} (app ${outcome.flow.totp}, codes ${outcome.flow.backupCodes}, of ${outcome.flow.identityId})`
    : outcome.kind;

/** Records the transitions of the second factor, and the outcomes of its calls. Those of the login inside belong to another actor. */
function watchSettings() {
  const outcomes: unknown[] = [];
  let trace: ReturnType<typeof createTrace> | null = null;
  return {
    outcomes,
    inspect(event: InspectionEvent) {
      if (event.actorRef.sessionId !== event.rootId || event.type === '@xstate.actor') return;
      trace ??= createTrace((event.actorRef as unknown as { readonly logic: typeof secondFactorMachine }).logic);
      trace.next(event);
      if (event.type === '@xstate.event' && /^xstate\.done\.actor\.(?!login)/.test(event.event.type)) outcomes.push(event.event['output']);
    },
    taken: (): readonly TakenTransition[] => trace?.taken ?? [],
  };
}
