import {
  type AnyActorRef,
  type AnyActorScope,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createEmptyActor,
} from 'xstate';
import type { ChartAnswer, ChartCall } from './alphabet.ts';
import { createTrace, type Microstep, type TakenTransition } from './create-trace.ts';

/** One step: an event, the result of a call, or time. */
export type Step =
  | { readonly kind: 'send'; readonly label: string; readonly event: AnyEventObject }
  | { readonly kind: 'settle'; readonly label: string; readonly call: ChartCall; readonly answer: ChartAnswer }
  | { readonly kind: 'elapse'; readonly label: string; readonly ms: number };

/** A machine between two steps, without an actor: its snapshot, its pending calls and its timers. */
export interface Configuration {
  /** The snapshot of the machine. */
  readonly snapshot: AnyMachineSnapshot;
  /** The pending calls by their ids. */
  readonly calls: ReadonlyMap<string, AnyActorRef>;
  /** The remaining milliseconds of each timer, by its event. A timer of a parent fires once, so the active state does not tell. */
  readonly timers: ReadonlyMap<string, number>;
}

/** The result of a step. An empty `taken` means that the machine ignored it. */
export interface StepResult {
  /** The step, with the elapsed time. */
  readonly step: Step;
  /** The configuration after the step. */
  readonly configuration: Configuration;
  /** The transitions that the step took. */
  readonly taken: readonly TakenTransition[];
}

type OnMicrostep = (microstep: Microstep) => void;

/** Returns the configuration after the start of a machine, and the transitions that the start took. */
export function initialConfiguration(machine: AnyStateMachine, input: unknown, onMicrostep?: OnMicrostep): Omit<StepResult, 'step'> {
  const probe = createProbe(machine, null, onMicrostep);
  const snapshot: AnyMachineSnapshot = machine.getInitialSnapshot(probe.scope, input);
  return { configuration: probe.toConfiguration(snapshot), taken: probe.taken };
}

/** Takes a step without changing the given configuration. Returns `null` if the call is not pending, or if no timer is left. */
export function takeStep(machine: AnyStateMachine, from: Configuration, step: Step, onMicrostep?: OnMicrostep): StepResult | null {
  if (step.kind === 'elapse') return elapse(machine, from, onMicrostep);
  if (step.kind === 'send') return { step, ...transition(machine, from, step.event, onMicrostep) };
  const { call, answer } = step;
  if (!from.calls.has(call.id)) return null;
  const calls = new Map(from.calls);
  calls.delete(call.id); // a call settles once
  const event =
    'output' in answer
      ? { type: `xstate.done.actor.${call.id}`, output: answer.output, actorId: call.id }
      : { type: `xstate.error.actor.${call.id}`, error: answer.error, actorId: call.id };
  return { step, ...transition(machine, { ...from, calls }, event, onMicrostep) };
}

/** Lets time pass until a timer has an effect, including all timers of the same millisecond. */
function elapse(machine: AnyStateMachine, from: Configuration, onMicrostep?: OnMicrostep): StepResult | null {
  let configuration = from;
  let ms = 0;
  const taken: TakenTransition[] = [];
  for (let next = soonest(configuration); next !== null && (taken.length === 0 || next.left <= 0); next = soonest(configuration)) {
    const { left, type } = next;
    ms += left;
    const timers = new Map([...configuration.timers].map(([other, wait]) => [other, wait - left] as const));
    timers.delete(type);
    const moved = transition(machine, { ...configuration, timers }, { type }, onMicrostep);
    configuration = moved.configuration;
    taken.push(...moved.taken);
  }
  return taken.length === 0 ? null : { step: { kind: 'elapse', label: `${ms / 1000} s pass`, ms }, configuration, taken };
}

function soonest({ snapshot, timers }: Configuration): { readonly type: string; readonly left: number } | null {
  if (snapshot.status !== 'active') return null;
  const [first] = [...timers].sort(([, one], [, other]) => one - other);
  return first ? { type: first[0], left: first[1] } : null;
}

function transition(
  machine: AnyStateMachine,
  from: Configuration,
  event: AnyEventObject,
  onMicrostep?: OnMicrostep,
): Omit<StepResult, 'step'> {
  const probe = createProbe(machine, from, onMicrostep);
  const snapshot: AnyMachineSnapshot = machine.transition(from.snapshot, event, probe.scope);
  return { configuration: probe.toConfiguration(snapshot), taken: probe.taken };
}

/** Replaces the actor: it executes nothing, but records timers and calls. Each one has its own system, so that names do not collide. */
function createProbe(machine: AnyStateMachine, from: Configuration | null, onMicrostep?: OnMicrostep) {
  const self = createEmptyActor();
  const trace = createTrace(machine, from?.snapshot ?? null, onMicrostep);
  const timers = new Map(from?.timers);
  self.system.inspect(trace);
  const nothing = (): void => {};
  const actionExecutor: AnyActorScope['actionExecutor'] = ({ type, params }) => {
    const { event, delay, sendId } = (params ?? {}) as { event?: AnyEventObject; delay?: unknown; sendId?: string };
    if (type === 'xstate.raise' && event !== undefined && typeof delay === 'number') timers.set(event.type, delay);
    if (type === 'xstate.cancel' && sendId !== undefined) timers.delete(sendId);
  };
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: self.id,
    sessionId: self.sessionId,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor,
  };
  const isUnderWay = ([id, actor]: [string, AnyActorRef]): boolean =>
    from === null || from.calls.get(id) === actor || from.snapshot.children[id] !== actor;
  const toConfiguration = (snapshot: AnyMachineSnapshot): Configuration => ({
    snapshot,
    timers,
    calls: new Map(snapshot.status === 'active' ? Object.entries(snapshot.children as Record<string, AnyActorRef>).filter(isUnderWay) : []),
  });
  return { scope, taken: trace.taken, toConfiguration };
}
