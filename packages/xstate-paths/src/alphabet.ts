import type { AnyStateMachine, EventFrom, InputFrom, SnapshotFrom } from 'xstate';
import type { Step } from './configuration.ts';

/** A way to begin. */
export interface Start<Input = unknown> {
  /** The first words of the names of its paths. */
  readonly label: string;
  readonly input: Input;
}

/** Something that happens from outside. */
export interface InputEvent<Event = { readonly type: string }> {
  readonly label: string;
  readonly event: Event;
}

/** A call under way: an invoked actor. */
export interface ChartCall {
  /** As in `invoke.id`. */
  readonly id: string;
  /** As in `invoke.src`: its name among `setup({ actors })`. */
  readonly src: string;
}

/** What a call may come to. */
export type ChartAnswer = { readonly label: string; readonly output: unknown } | { readonly label: string; readonly error: unknown };

/**
 * All that may happen to a machine. Its transitions are found out by trying it: what is not in the alphabet is not tried, and what only it could
 * have set off is reported as not taken.
 *
 * ```ts
 * import { createMachine } from 'xstate'
 * import { type Alphabet, explore } from 'xstate-paths'
 *
 * const light = createMachine({ initial: 'off', states: { off: { on: { press: 'on' } }, on: { on: { press: 'off' } } } })
 * const alphabet: Alphabet<typeof light> = {
 *   starts: [{ label: 'in the dark', input: undefined }],
 *   events: () => [{ label: 'press', event: { type: 'press' } }],
 *   answers: () => [],
 * }
 * console.log(explore(light, alphabet).nodes.length) // 2
 * ```
 */
export interface Alphabet<Machine extends AnyStateMachine = AnyStateMachine> {
  readonly starts: readonly Start<InputFrom<Machine>>[];
  /** Several of one type when a guard reads the payload. Those that the machine ignores in this state cost nothing. */
  readonly events: (snapshot: SnapshotFrom<Machine>) => readonly InputEvent<EventFrom<Machine>>[];
  /** May depend on the snapshot: the same call can answer other things elsewhere. */
  readonly answers: (call: ChartCall, snapshot: SnapshotFrom<Machine>) => readonly ChartAnswer[];
  /** Whether time may pass in this state, until a timer moves something. Default: always. */
  readonly timePasses?: (snapshot: SnapshotFrom<Machine>) => boolean;
  /** Of the context, all that any later guard reads: two configurations that agree on it count as one. Default: the whole context. */
  readonly relevant?: (snapshot: SnapshotFrom<Machine>) => unknown;
  /** Names a path in the words of those who read it. Default: its labels, joined by ` › `. Two paths of one name get numbers. */
  readonly name?: (start: Start, steps: readonly Step[]) => string;
  /** More configurations than this are taken for a context that grows for ever. Default: 20 000. */
  readonly limit?: number;
}
