import { createLogin, type LoginInput, loginMachine, type Outcome, seal, type UserEvent } from '@kratos-login/core';
import { type AnyActor, type AnyEventObject, type InspectionEvent, SimulatedClock } from 'xstate';
import { createTrace } from '../create-trace.ts';
import { anAddress } from '../login-outcomes.ts';
import { begin, type Step } from '../moment.ts';
import type { Path } from '../plan-paths.ts';
import { lookAhead } from './ahead.ts';
import { holdTimeOuts } from './hold-time-outs.ts';
import { sendWith } from './jar.ts';
import type { KratosServer } from './kratos-server.ts';
import { type Means, toWanted } from './means.ts';
import { createNetwork } from './network.ts';
import type { Person } from './people.ts';
import { type LoginSnapshot, meansOf, toOutcome } from './possible-alphabet.ts';
import { createScene, type SignedIn } from './scene.ts';
import { untilSo } from './until-so.ts';
import { returnTo } from './usual-config.ts';

type Settle = Extract<Step, { readonly kind: 'settle' }>;

/**
 * Walks a path of `possiblePaths` through `createLogin` in front of a Kratos, in a browser of its own: each call is held until its answer has been
 * brought about. Returns the edges that the login took. Rejects, with the steps so far, when it is not in the state of the path, or the answer is
 * another one than the path says.
 */
export async function walk(path: Path, server: KratosServer): Promise<readonly string[]> {
  const steps = path.steps.map(({ step }) => step);
  const [scene, clock, timeOuts] = [createScene(server), new SimulatedClock(), holdTimeOuts()];
  const network = createNetwork((request) => sendWith(scene.jar, server, request));
  const means = meansAlong(path);
  const seen: { trace?: ReturnType<typeof createTrace> } = {};
  let came: Outcome | null = null;
  let whoTyped: Person | null = null;

  const login = createLogin({
    ...(path.start.input as LoginInput),
    ...(await findGiven()),
    kratosUrl: server.publicUrl,
    returnTo,
    fetch: network.fetch,
    clock,
    isPageVisible: () => true,
    inspect: look,
  });
  const walked: string[] = [path.start.label];
  try {
    login.start();
    for (const [index, { step, expected }] of path.steps.entries()) {
      walked.push(step.label);
      if (step.kind === 'send') login.actor.send(await toReal(step.event, index));
      else if (step.kind === 'elapse') await elapse(step.ms);
      else await settle(step, index);
      expectState(expected.value);
    }
    return seen.trace?.taken.map(({ edge }) => edge) ?? [];
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Error(`${text}\n  after: ${walked.join(' → ')}\n  the last answer: ${network.last}`, { cause: error });
  } finally {
    login.stop();
    timeOuts.end();
    await scene.nobody();
    await scene.tidyUp();
  }

  function look(event: InspectionEvent): void {
    if (event.actorRef.sessionId !== event.rootId) return;
    seen.trace ??= createTrace((event.actorRef as AnyActor).logic); // the machine of this login: another one has other transitions
    seen.trace.next(event);
    if (event.type !== '@xstate.event' || !event.event.type.startsWith('xstate.done.actor.')) return;
    came = (event.event as unknown as { readonly output: Outcome }).output;
    network.hold(); // before the next call is made
  }

  /** The id of the form that the page is opened with. */
  async function findGiven(): Promise<Partial<LoginInput>> {
    if ((path.start.input as LoginInput).flowId === undefined) return {};
    const given = [...means.values()].find((each) => each.given !== undefined)?.given ?? ((): Promise<string> => scene.openForm('aal1'));
    return { flowId: await given(scene, lookAhead(steps)) };
  }

  /** The event of a path, with what has to be typed for the answer that comes next. */
  async function toReal(event: AnyEventObject, index: number): Promise<UserEvent> {
    const act = event as UserEvent;
    const rest = steps.slice(index + 1);
    const next = steps.findIndex((step, at) => at > index && step.kind === 'settle');
    const { types = null } = (rest.slice(0, next - index - 1).every(({ kind }) => kind === 'elapse') && means.get(next)) || {};
    const { who, isRight } = (typeof types === 'function' ? types(scene, lookAhead(rest)) : types) ?? { who: 'full', isRight: false };
    whoTyped = null;
    if (act.type === 'password.submit') {
      whoTyped = who === 'nobody' ? null : await scene.people.find(who);
      const password = (isRight && whoTyped?.password) || 'a wrong password';
      return { ...act, identifier: whoTyped?.email ?? 'nobody@example.com', secret: act.secret && seal(password) };
    }
    if (act.type === 'code.submit') return { ...act, secret: seal(isRight ? await findCode() : '000000') };
    if (act.type === 'code.send' && act.address === anAddress) return { ...act, address: scene.signedIn?.person.email ?? anAddress };
    return act;
  }

  async function findCode(): Promise<string> {
    const view = login.getView();
    const form = 'form' in view ? view.form : null;
    const field = form === 'code' || form === 'lookup_secret' ? form : 'totp_code';
    return scene.signedIn?.person.code(field) ?? '000000';
  }

  async function elapse(ms: number): Promise<void> {
    server.passTime(ms);
    clock.increment(ms);
  }

  async function settle(step: Settle, index: number): Promise<void> {
    const asked = toOutcome(step.answer);
    const { before, fault } = means.get(index) ?? missing(step);
    await untilSo(network.isHeld, () => `No call is under way at ${stateNow()}.`);
    await before?.(scene, lookAhead(steps.slice(index)));
    came = null;
    const broken = fault?.(asked);
    if (broken === 'never') timeOuts.expire();
    else if (broken === undefined) network.letThrough();
    else network.breakWith(broken);
    await untilSo(
      () => came !== null,
      () => `Nothing came of ${step.label}.`,
    );
    await scene.tidyUp();
    expectOutcome(asked);
    if (broken === undefined) note(step.call.src, asked);
  }

  /** Who is signed in now. */
  function note(src: string, { kind }: Outcome): void {
    if (src === 'signOut') scene.signedIn = null;
    if (src !== 'submitFlow') return;
    if (kind === 'secondFactorDue' && whoTyped !== null) scene.signedIn = { person: whoTyped, level: 'half' };
    if (kind === 'signedIn' || kind === 'leave') scene.signedIn = raise(scene.signedIn, whoTyped);
  }

  function expectOutcome(asked: Outcome): void {
    const [wanted, got] = [toWanted(asked), came === null ? 'nothing' : toWanted(came)];
    if (wanted !== got) throw new Error(`Expected the answer ${wanted}, got ${got}.`);
  }

  function expectState(value: unknown): void {
    if (stateNow() !== JSON.stringify(value)) throw new Error(`Expected ${JSON.stringify(value)}, got ${stateNow()}.`);
  }

  function stateNow(): string {
    return JSON.stringify(login.actor.getSnapshot().value);
  }
}

/** A code lifts the session that is there; a password opens one, or confirms that of the same person. */
function raise(before: SignedIn | null, person: Person | null): SignedIn | null {
  if (before === null || (person !== null && person.id !== before.person.id))
    return person && { person, level: person.kind === 'plain' ? 'one factor' : 'two factors' };
  return { person: before.person, level: before.level === 'half' ? 'two factors' : before.level };
}

/** How each answer of a path is brought about, by the index of its step. */
function meansAlong(path: Path): ReadonlyMap<number, Means> {
  const found = new Map<number, Means>();
  const befores = [begin(loginMachine, path.start.input).moment.snapshot, ...path.steps.map(({ expected }) => expected)];
  for (const [index, { step }] of path.steps.entries()) {
    if (step.kind !== 'settle') continue;
    const means = meansOf(step.call, step.answer, befores[index] as LoginSnapshot);
    if ('cannot' in means) throw new Error(`"${step.label}" cannot be brought about: ${means.cannot}`);
    found.set(index, means);
  }
  return found;
}

function missing({ label }: Settle): never {
  throw new Error(`There are no means for "${label}".`);
}
