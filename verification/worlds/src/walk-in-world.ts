import { createLogin, type Login, type LoginInput, type loginMachine, seal } from '@kratos-login/core';
import type { LoginContext, UserEvent } from '@kratos-login/core/machine';
import type { Factor, Outcome } from '@kratos-login/core/read-outcome';
import { waitUntil } from '@kratos-login/testing';
import { SimulatedClock, type SnapshotFrom } from 'xstate';
import type { Path, Step, TakenTransition } from 'xstate-paths';
import { findFetchedOutcome, findInitialSwitch, findSubmissionOutcome, nextFormMailsCode, startsWithFlow } from './look-ahead.ts';
import { createPausedNetwork } from './paused-network.ts';
import { toRecipeName } from './recipe-name.ts';
import type { Recipe, Typed, WantedCall } from './recipes/recipe.ts';
import { findRecipes } from './recipes.ts';
import { toPosted, toWantedCall } from './wanted-call.ts';
import { watchLogin } from './watch-login.ts';
import { pageUrl, type World } from './world.ts';
import { toOutcome, worldAlphabet } from './world-alphabet.ts';
import { createWorldScene } from './world-scene.ts';

/** Options of {@link walkInWorld}. */
export interface WalkInWorldOptions {
  readonly world: World;
  /** Advances the fake `setTimeout` by milliseconds, for calls that time out. */
  readonly passTime: (ms: number) => Promise<unknown>;
  /** A counter that selects among several recipes. Each use increments it, so that all of them are used in turn. */
  readonly turn?: { count: number };
  /** The name of a recipe that is used wherever possible. */
  readonly recipe?: string;
}

/** The result of a walk. */
export interface WalkedInWorld {
  readonly taken: readonly TakenTransition[];
  /** The used recipes, such as `submit ▸ rejected ▸ the password is wrong`. */
  readonly recipes: readonly string[];
}

/**
 * Walks a path with a real login in a world. Before each answer it prepares the world so that Kratos sends it. Throws if another answer arrives, or if
 * the machine is in another state afterwards. The message contains the path so far and the recipes.
 */
export async function walkInWorld(path: Path, options: WalkInWorldOptions): Promise<WalkedInWorld> {
  const walked: string[] = [path.start.label];
  const walk = await beginWalk(path, options, (how) => walked.push(`(${how})`));
  try {
    for (const [index, { step, expected }] of path.steps.entries()) {
      walked.push(step.label);
      await walk.take(step, index);
      const [at, there] = [describe(walk.look()), describe(expected as LoginSnapshot)];
      if (at !== there) throw new Error(`Expected ${there}, got ${at}.`);
    }
    return walk.end();
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n  after: ${walked.join(' → ')}`, { cause: error });
  } finally {
    walk.end();
    await options.world.restore();
  }
}

type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/** The state, and the part of the context that guards read. */
const describe = (snapshot: LoginSnapshot): string => JSON.stringify([snapshot.value, relevant?.(snapshot)]);
const { relevant } = worldAlphabet();

/** Whether a flow that has mailed a code is current or will be fetched. It belongs to the same user. */
const hasMailed = ({ context: { flow, flowId, input } }: LoginSnapshot): boolean =>
  flow?.codeWasMailed === true || (flowId !== null && flowId === input.mailedFlowId);

/** The part of an outcome on which transitions depend. */
function describeOutcome(outcome: Outcome): string {
  const { kind } = outcome;
  if (kind === 'flow') return `a form of ${outcome.flow.aal}${outcome.flow.codeWasMailed ? ' whose code was mailed' : ''}`;
  if (kind === 'signedIn') return `a session of ${outcome.session.authenticator_assurance_level}`;
  return kind === 'flowGone' || kind === 'accountBlocked' ? `${kind} (${outcome.why})` : kind;
}

// ------------------------------------------------------------------------------------------------ one walk
interface Walk {
  take(step: Step, index: number): Promise<void>;
  look(): LoginSnapshot;
  end(): WalkedInWorld;
}

async function beginWalk(
  path: Path,
  { world, passTime, turn = { count: 0 }, recipe: preferred }: WalkInWorldOptions,
  note: (how: string) => void,
): Promise<Walk> {
  const [network, clock, watch] = [createPausedNetwork(world.browser.fetch), new SimulatedClock(), watchLogin()];
  const scene = createWorldScene({
    world,
    look: () => ({ flowId: look().context.flowId ?? look().context.flow?.id ?? '', factor: openFactor(login) }),
  });
  const look = (): LoginSnapshot => login.actor.getSnapshot();
  const pick = (outcome: Outcome, call: WantedCall, context: LoginContext): Recipe => {
    const recipes = findRecipes(outcome, call, context);
    if (typeof recipes === 'string') throw new Error(`There are no recipes: ${recipes}`);
    return recipes.find((each) => toRecipeName(call, outcome, each) === preferred) ?? (recipes[turn.count++ % recipes.length] as Recipe);
  };
  const recipes: string[] = [];
  let chosen: Recipe | null = null; // chosen before the submission, because it types the values

  const fetched = findFetchedOutcome(path);
  const given = fetched && pick(fetched.outcome, { name: 'get' }, fetched.context);
  if (startsWithFlow(path)) scene.initialFlowId = (await given?.initialFlow?.(scene)) ?? (await scene.openFlow());
  const { kratosUrl: _, flowId: __, mailedFlowId, ...asked } = path.start.input as LoginInput;
  if (mailedFlowId !== undefined) await scene.signInAs('mailOnly', 'partial');
  const mailed = mailedFlowId === undefined ? {} : { mailedFlowId: await scene.openFlow('?aal=aal2') };
  const login: Login = createLogin({
    ...asked,
    ...(scene.initialFlowId !== '' && { flowId: scene.initialFlowId }),
    ...mailed,
    kratosUrl: world.kratosUrl,
    returnTo: pageUrl,
    fetch: network.fetch,
    clock,
    isPageVisible: () => true,
    inspect: watch.inspect,
  });
  const site = findInitialSwitch(path);
  if (site !== null) await world.applySwitch(site);
  login.start();

  async function send(event: UserEvent, index: number): Promise<void> {
    const posted = toPosted(event);
    const outcome = posted && findSubmissionOutcome(path, index);
    chosen = posted && outcome && pick(outcome, { name: 'submit', posted }, look().context);
    login.actor.send(toReal(event, (await chosen?.typed?.(scene)) ?? {}, look()));
  }

  async function settle(src: string, wanted: Outcome): Promise<void> {
    const call = toWantedCall(src, look());
    const recipe: Recipe = (wanted === fetched?.outcome ? given : chosen) ?? pick(wanted, call, look().context);
    chosen = null;
    note(recipe.how);
    recipes.push(toRecipeName(call, wanted, recipe));
    await recipe.arrange?.(scene);
    const came = await letThrough(recipe);
    if (site === null) await world.restore();
    if (describeOutcome(came) !== describeOutcome(wanted))
      throw new Error(`Wanted ${describeOutcome(wanted)}, got ${describeOutcome(came)}: ${JSON.stringify(came)}.`);
    scene.applyOutcome(call, came);
  }

  /** Releases all requests of a call. A sign-out has two. */
  async function letThrough({ fault, between }: Recipe): Promise<Outcome> {
    const before = watch.outcomes.length;
    const hasCome = (): boolean => watch.outcomes.length > before;
    await network.release(fault);
    if (fault === 'silence') await passTime(30_000);
    for (;;) {
      await waitUntil(() => hasCome() || network.waiting > 0, 'The call has no outcome.');
      if (hasCome()) return watch.outcomes.at(-1) as Outcome;
      await between?.(scene);
      await network.release();
    }
  }

  return {
    look,
    async take(step, index) {
      scene.nextUser = hasMailed(look()) || nextFormMailsCode(path, index) ? 'mailOnly' : 'allFactors';
      if (step.kind === 'send') return send(step.event as UserEvent, index);
      if (step.kind === 'settle') return settle(step.call.src, toOutcome(step.answer));
      world.advanceClock(step.ms);
      clock.increment(step.ms);
    },
    end() {
      login.stop();
      return { taken: watch.taken(), recipes };
    },
  };
}

// ------------------------------------------------------------------------------------------------ user events
/** A code in each field that it could be typed into. */
const sealCode = (code: string) => ({ totp_code: seal(code), code: seal(code), lookup_secret: seal(code) });

/** Fills the event of a path with the typed values of a recipe and the address of the form. */
function toReal(event: UserEvent, { identifier, secret }: Typed, { context: { flow } }: LoginSnapshot): UserEvent {
  switch (event.type) {
    case 'password.submit':
      return { ...event, identifier: identifier ?? 'user@example.com', secret: event.secret && seal(secret ?? 'whatever') };
    case 'code.submit':
      return { ...event, secrets: sealCode(secret ?? '123456') };
    case 'code.send': {
      const offered = flow?.nodes.find(({ name }) => name === 'address')?.value;
      return event.address.startsWith('unknown') ? event : { ...event, address: offered ?? event.address };
    }
    default:
      return event;
  }
}

/** Returns the factor of the open form. Mailed codes have two forms. */
function openFactor(login: Login): Factor {
  const view = login.getView();
  if (view.kind !== 'form' || view.form === 'password') return 'totp';
  return view.form === 'address' ? 'code' : view.form;
}
