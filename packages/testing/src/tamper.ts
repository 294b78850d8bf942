import type { TransitionInfo } from './list-transitions.ts';

/** A state of a chart's configuration, as plain data. */
export interface StateConfig {
  readonly states?: Readonly<Record<string, StateConfig>>;
  readonly [key: string]: unknown;
}

type Branch = Readonly<Record<string, unknown>>;

/** Takes one transition out of the configuration, or puts another in its place: `null` takes it out. The configuration is changed, so give a copy. */
export function replaceTransition(
  chart: StateConfig,
  { id, source, eventType }: TransitionInfo,
  by: (branch: Branch) => Branch | null,
): void {
  const { holder, key } = findHolder(find(chart, source), eventType);
  const branches = toList(holder[key]);
  const at = Number(/\[(\d+)\]$/.exec(id)?.[1] ?? 0);
  const branch = branches[at];
  if (branch === undefined) throw new Error(`The configuration has no "${id}".`);
  const other = by(branch);
  holder[key] = branches.flatMap((each, index) => (index !== at ? [each] : other === null ? [] : [other]));
}

/** The part of a state's configuration in which its transitions of one type are written. */
function findHolder(state: Record<string, unknown>, eventType: string): { readonly holder: Record<string, unknown>; readonly key: string } {
  if (eventType === '') return { holder: state, key: 'always' };
  const [, system, name = ''] = /^xstate\.(after|done\.actor|error\.actor|done\.state)\.(.+)$/.exec(eventType) ?? [];
  if (system === 'after') return { holder: state['after'] as Record<string, unknown>, key: name.slice(0, name.indexOf('.')) };
  if (system === 'done.state') return { holder: state, key: 'onDone' };
  if (system === undefined || name === '*') return { holder: state['on'] as Record<string, unknown>, key: eventType };
  const calls = toList(state['invoke']);
  const call = calls.find((each) => each['id'] === name) ?? calls[0];
  if (call === undefined) throw new Error(`The state has no call "${name}".`);
  return { holder: call as Record<string, unknown>, key: system === 'done.actor' ? 'onDone' : 'onError' };
}

function find(chart: StateConfig, id: string): Record<string, unknown> {
  const [, ...path] = id.split('.');
  return path.reduce<StateConfig>((state, key) => state.states?.[key] ?? {}, chart) as Record<string, unknown>;
}

/** XState takes one branch, a list of them, or the name of a target. */
function toList(value: unknown): readonly Branch[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((each) => (typeof each === 'string' ? { target: each } : (each as Branch)));
}
