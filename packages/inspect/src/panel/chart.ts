import type { ChartName } from './record-chart.ts';

/** A rectangle in the units of a {@link Chart}. */
export interface ChartBox {
  /** The left edge. */
  readonly x: number;
  /** The upper edge. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A state of a chart, where it is drawn. */
export interface ChartState {
  /** The id, such as `login.password`. */
  readonly id: string;
  /** The name within its parent, such as `password`. */
  readonly key: string;
  /** What the state is for, in a sentence. */
  readonly description: string;
  /** The names of the calls that it makes. */
  readonly calls: readonly string[];
  /** The id of the state around it. `null` for the whole chart. */
  readonly parent: string | null;
  /** Nothing happens after it. */
  readonly isFinal: boolean;
  readonly box: ChartBox;
}

/** All transitions from one state to another, drawn as one arrow. */
export interface ChartArrow {
  /** The id of the state that declares the transitions. */
  readonly source: string;
  /** The id of the state that they lead to. */
  readonly target: string;
  /** The ids of the transitions. */
  readonly transitions: readonly string[];
  /** The data of an SVG path. */
  readonly path: string;
}

/** A transition of a chart. */
export interface ChartTransition {
  /** The id, as in `listTransitions` of `xstate-paths`. */
  readonly id: string;
  /** The id of the state that declares it. The whole chart declares those that can happen anywhere. */
  readonly source: string;
  /** The ids of the states that it leads to. Empty if the state stays the same. */
  readonly targets: readonly string[];
  /** The event, such as `reply.flow`, `done openFlow` or `after oneSecond`. `''` for `always`. */
  readonly event: string;
  /** The guard, such as `[canResend]`. `''` without a guard. */
  readonly guard: string;
  /** The cause, as in `listTransitions`. */
  readonly kind: 'event' | 'answer' | 'failure' | 'timer' | 'always' | 'end';
}

/** A chart with its layout. */
export interface Chart {
  readonly name: ChartName;
  /** The width of the drawing. All other measures have the same unit: CSS pixels, when it is shown in its own size. */
  readonly width: number;
  readonly height: number;
  /** The states, parents first. The first one is the whole chart: the rail `anywhere`, from which its transitions start. */
  readonly states: readonly ChartState[];
  readonly arrows: readonly ChartArrow[];
  readonly transitions: readonly ChartTransition[];
}
