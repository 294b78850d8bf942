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
import { mustFindRecipe, toRequest, typesOldCode } from './settings-paths.ts';
import type { SettingsRecipe } from './settings-recipes.ts';
import { createSettingsScene } from './settings-scene.ts';
import type { SettingsWorld } from './settings-world.ts';

type Snapshot = SnapshotFrom<typeof secondFactorMachine>;

/** Options of {@link walkSettings}. */
export interface WalkSettingsOptions {
  readonly world: SettingsWorld;
  /** Advances the fake `setTimeout` by milliseconds, for calls that time out. */
  readonly passTime: (ms: number) => Promise<unknown>;
}

/** The result of a walk: its transitions, and the events that no view offered. */
export interface WalkedSettings {
  readonly taken: readonly TakenTransition[];
  readonly notOffered: readonly SecondFactorUserEvent['type'][];
}

/**
 * Walks a path with a real second factor in a world. Before each answer it prepares the world so that Kratos sends it. Throws if another answer arrives, or
 * if the machine is in another state afterwards.
 */
export async function walkSettings(path: Path, { world, passTime }: WalkSettingsOptions): Promise<WalkedSettings> {
  const walked: string[] = [path.start.label];
  const scene = createSettingsScene(world);
  await scene.signIn('ann');
  const { setUp, flowId } = path.start.input as { readonly setUp?: boolean; readonly flowId?: string };
  const [network, clock, watch] = [createPausedNetwork(world.browser.fetch), new SimulatedClock(), watchSettings()];
  const secondFactor = createSecondFactor({
    kratosUrl: world.kratosUrl,
    fetch: network.fetch,
    clock,
    inspect: watch.inspect,
    setUp,
    ...(flowId && { flowId: await scene.openFlow() }),
  });
  const notOffered: SecondFactorUserEvent['type'][] = [];
  const look = (): Snapshot => secondFactor.actor.getSnapshot();
  secondFactor.start();
  try {
    for (const [index, { step, expected }] of path.steps.entries()) {
      const shown = secondFactor.getView().kind;
      walked.push(step.label);
      await take(step, index);
      const [at, there] = [withNames(describe(look())), describe(expected as Snapshot)];
      if (at !== there) throw new Error(`Expected ${there}, got ${at}.`);
      checkView(secondFactor.getView().kind, shown, look());
    }
    return { taken: watch.taken(), notOffered };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n  after: ${walked.join(' → ')}`, { cause: error });
  } finally {
    secondFactor.stop();
    await scene.end();
  }

  /** Replaces the ids of Kratos by the names of a path. */
  function withNames(text: string): string {
    return Object.entries(world.users).reduce((named, [who, { id }]) => named.replaceAll(id, who), text);
  }

  async function take(step: Step, index: number): Promise<void> {
    if (step.kind === 'send') return send(step.event as SecondFactorUserEvent, index);
    if (step.kind === 'elapse') {
      world.advanceClock(step.ms);
      clock.increment(step.ms);
      return;
    }
    const output = 'output' in step.answer ? step.answer.output : null;
    if (step.call.src === 'login') return finishLogin({ secondFactor, network, scene, end: step.label });
    const recipe = mustFindRecipe(output as SettingsOutcome, toRequest(step.call.src, look(), scene.nameOf));
    walked.push(`(${recipe.how})`);
    await settle(output as SettingsOutcome, recipe);
  }

  async function send(event: SecondFactorUserEvent, index: number): Promise<void> {
    const { flow } = look().context;
    const key = (flow && readSecrets(flow.secrets).key) ?? 'JBSWY3DPEHPK3PXP';
    const code = event.type === 'code.submit' ? await world.readCode(key, typesOldCode(path, index) ? 'old' : 'current') : '';
    const button = findButton(secondFactor, event.type, code);
    if (button === null) {
      notOffered.push(event.type);
      secondFactor.actor.send(event);
    } else button();
  }

  async function settle(wanted: SettingsOutcome, { arrange, between, fault }: SettingsRecipe): Promise<void> {
    await arrange?.(scene);
    const before = watch.outcomes.length;
    const hasCome = (): boolean => watch.outcomes.length > before;
    for (let requests = 0; ; requests++) {
      await waitUntil(() => hasCome() || network.waiting > 0, 'The call has no outcome.');
      if (hasCome()) break;
      if (requests > 0) await between?.(scene);
      await network.release(fault);
      if (fault === 'silence') await passTime(30_000);
    }
    await scene.restore();
    const came = watch.outcomes.at(-1) as SettingsOutcome;
    const got = withNames(describeOutcome(came));
    if (got !== describeOutcome(wanted)) throw new Error(`Wanted ${describeOutcome(wanted)}, got ${got}: ${JSON.stringify(came)}.`);
    if (look().matches('signed-out')) scene.rememberUser(null);
    if ('flow' in came) scene.rememberUser(scene.nameOf(came.flow.identityId));
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
