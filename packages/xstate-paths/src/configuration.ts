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

/** One thing that happens. */
export type Step =
  | { readonly kind: 'send'; readonly label: string; readonly event: AnyEventObject }
  | { readonly kind: 'settle'; readonly label: string; readonly call: ChartCall; readonly answer: ChartAnswer }
  | { readonly kind: 'elapse'; readonly label: string; readonly ms: number };

/** A machine between two steps, without an actor: what it is in, what is under way, and what is about to happen by itself. */
export interface Configuration {
  readonly snapshot: AnyMachineSnapshot;
  readonly calls: ReadonlyMap<string, AnyActorRef>;
  /** Milliseconds left, by the event that comes then. A timer on a parent is spent once, so an active state alone does not tell. */
  readonly timers: ReadonlyMap<string, number>;
}

/** What a step led to. An empty `taken` says that it was ignored. */
export interface StepResult {
  readonly step: Step;
  readonly configuration: Configuration;
  readonly taken: readonly TakenTransition[];
}

type RunPathOptions = (microstep: Microstep) => void;

export function initialConfiguration(machine: AnyStateMachine, input: unknown, onMicrostep?: RunPathOptions): Omit<StepResult, 'step'> {
  const probe = createProbe(machine, null, onMicrostep);
  const snapshot: AnyMachineSnapshot = machine.getInitialSnapshot(probe.scope, input);
  return { configuration: probe.toConfiguration(snapshot), taken: probe.taken };
}

/** Pure: the same machine may be moved from one configuration many times. `null` when there is no such call, or nothing left to wait for. */
export function takeStep(machine: AnyStateMachine, from: Configuration, step: Step, onMicrostep?: RunPathOptions): StepResult | null {
  if (step.kind === 'elapse') return elapse(machine, from, onMicrostep);
  if (step.kind === 'send') return { step, ...transition(machine, from, step.event, onMicrostep) };
  const { call, answer } = step;
  if (!from.calls.has(call.id)) return null;
  const calls = new Map(from.calls);
  calls.delete(call.id); // it answers once
  const event =
    'output' in answer
      ? { type: `xstate.done.actor.${call.id}`, output: answer.output, actorId: call.id }
      : { type: `xstate.error.actor.${call.id}`, error: answer.error, actorId: call.id };
  return { step, ...transition(machine, { ...from, calls }, event, onMicrostep) };
}

/** Time passes until a timer moves something, and for all that are due in that very millisecond. */
function elapse(machine: AnyStateMachine, from: Configuration, onMicrostep?: RunPathOptions): StepResult | null {
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
  onMicrostep?: RunPathOptions,
): Omit<StepResult, 'step'> {
  const probe = createProbe(machine, from, onMicrostep);
  const snapshot: AnyMachineSnapshot = machine.transition(from.snapshot, event, probe.scope);
  return { configuration: probe.toConfiguration(snapshot), taken: probe.taken };
}

/** Stands in for the actor: carries nothing out, but sees what would be. A system of its own each time, so that no name is taken twice. */
function createProbe(machine: AnyStateMachine, from: Configuration | null, onMicrostep?: RunPathOptions) {
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
