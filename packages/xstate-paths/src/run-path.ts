import {
  type ActorLogic,
  type AnyActorRef,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type InspectionEvent,
  SimulatedClock,
  type Snapshot,
} from 'xstate';
import { getStateNodes, serializeSnapshot } from 'xstate/graph';
import type { ChartAnswer, ChartCall } from './alphabet.ts';
import type { Step } from './configuration.ts';
import { createTrace, type TakenTransition } from './create-trace.ts';
import type { Path } from './plan-paths.ts';

/** Callbacks of a running path. */
interface RunPathOptions {
  /** Called with every inspection event of the machine and its calls. */
  readonly inspect?: (event: InspectionEvent) => void;
  /** Called after each step that had the expected result. */
  readonly afterStep?: (step: Step, snapshot: AnyMachineSnapshot) => void;
}

/**
 * Walks a path on a real actor, with stubs for its calls and a simulated clock. Throws if the snapshot after a step differs from the path, including the
 * whole context. The message contains the path.
 *
 * ```ts
 * import type { AnyStateMachine } from 'xstate'
 * import { type Path, runPath } from 'xstate-paths'
 *
 * declare const machine: AnyStateMachine
 * declare const paths: readonly Path[]
 * for (const path of paths) runPath(machine, path)
 * ```
 */
export function runPath(machine: AnyStateMachine, path: Path, { inspect, afterStep }: RunPathOptions = {}): readonly TakenTransition[] {
  const stubbed = withStubs(machine);
  const trace = createTrace(stubbed);
  const clock = new SimulatedClock();
  const errors: unknown[] = [];
  const actor = createActor(stubbed, {
    clock,
    input: path.start.input,
    inspect: (event) => {
      inspect?.(event);
      if (event.actorRef.sessionId === event.rootId) trace.next(event);
    },
  });
  actor.subscribe({ error: (error) => errors.push(error) });
  actor.start();
  for (const [index, { step, expected }] of path.steps.entries()) {
    const fail = (what: string): never => {
      throw new Error(`Step ${index + 1}, "${step.label}": ${what}\n  on the path: ${path.name}`);
    };
    if (step.kind === 'elapse') clock.increment(step.ms);
    else if (step.kind === 'send') actor.send(step.event);
    else settle(actor.getSnapshot().children[step.call.id] ?? fail(`no call "${step.call.id}" is pending.`), step.answer);
    const snapshot: AnyMachineSnapshot = actor.getSnapshot();
    if (errors.length > 0) fail(`the machine broke: ${String(errors[0])}`);
    if (describe(snapshot) !== describe(expected)) fail(`expected ${describe(expected)},\n  got ${describe(snapshot)}`);
    afterStep?.(step, snapshot);
  }
  actor.stop();
  return trace.taken;
}

const describe = (snapshot: AnyMachineSnapshot): string => `${snapshot.status} ${serializeSnapshot(snapshot)}`;

// ------------------------------------------------------------------------------------------------ stubs
type StubEvent = { readonly type: 'stub.settle'; readonly answer: ChartAnswer };
type Stub = ActorLogic<Snapshot<unknown>, StubEvent, unknown>;

/** Stubs for every call by its name. They settle on request. */
function withStubs(machine: AnyStateMachine): AnyStateMachine {
  const sources = [machine.root, ...getStateNodes(machine.root)].flatMap(({ invoke }) =>
    invoke.map(({ src }): ChartCall['src'] => String(src)),
  );
  return machine.provide({ actors: Object.fromEntries(sources.map((src) => [src, stub])) });
}

const stub: Stub = {
  getInitialSnapshot: () => ({ status: 'active', output: undefined, error: undefined }),
  getPersistedSnapshot: (snapshot) => snapshot,
  transition: (snapshot, event) => {
    if (event.type !== 'stub.settle') return snapshot; // an internal event of XState
    const { answer } = event;
    return 'output' in answer
      ? { status: 'done', output: answer.output, error: undefined }
      : { status: 'error', output: undefined, error: answer.error };
  },
};

function settle(child: AnyActorRef, answer: ChartAnswer): void {
  child.send({ type: 'stub.settle', answer } satisfies StubEvent);
}
