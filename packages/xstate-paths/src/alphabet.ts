import type { AnyStateMachine, EventFrom, InputFrom, SnapshotFrom } from 'xstate';
import type { Step } from './configuration.ts';

/** A start of paths. */
export interface Start<Input = unknown> {
  /** The first part of the names of its paths. */
  readonly label: string;
  /** The input of the machine. */
  readonly input: Input;
}

/** Something that happens outside of the machine. */
export interface InputEvent<Event = { readonly type: string }> {
  /** The label of the event in names of paths. */
  readonly label: string;
  /** The event that is sent. */
  readonly event: Event;
}

/** A pending call: an invoked actor. */
export interface ChartCall {
  /** The id, as in `invoke.id`. */
  readonly id: string;
  /** The source, as in `invoke.src`: a name of `setup({ actors })`. */
  readonly src: string;
}

/** A possible result of a call. */
export type ChartAnswer = { readonly label: string; readonly output: unknown } | { readonly label: string; readonly error: unknown };

/**
 * Everything that may happen to a machine. Transitions are discovered by sending these events. Anything that only an unlisted event triggers is
 * reported as not taken.
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
  /** The starts of paths. */
  readonly starts: readonly Start<InputFrom<Machine>>[];
  /** The events. List several of one type if a guard reads the payload. Events that the machine ignores cost nothing. */
  readonly events: (snapshot: SnapshotFrom<Machine>) => readonly InputEvent<EventFrom<Machine>>[];
  /** The answers of a call. They may depend on the snapshot. */
  readonly answers: (call: ChartCall, snapshot: SnapshotFrom<Machine>) => readonly ChartAnswer[];
  /** Whether time may pass in this state. Default: always. */
  readonly timePasses?: (snapshot: SnapshotFrom<Machine>) => boolean;
  /** Returns the part of the context that guards read later. Configurations with the same part count as one. Default: the whole context. */
  readonly relevant?: (snapshot: SnapshotFrom<Machine>) => unknown;
  /** Names a path. Default: its labels, joined by ` › `. Paths with the same name get numbers. */
  readonly name?: (start: Start, steps: readonly Step[]) => string;
  /** The maximum number of configurations. More of them indicate a context that grows without limit. Default: 20 000. */
  readonly limit?: number;
}
