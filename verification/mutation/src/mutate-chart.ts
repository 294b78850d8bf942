import { not } from 'xstate';

/** A chart's configuration with one change. */
export interface ChartMutant {
  /** The transition as `listTransitions` names it, or the state. */
  readonly where: string;
  /** The change, such as `removed` or `without the action rememberFlow`. */
  readonly what: string;
  readonly config: object;
}

type Part = Readonly<Record<string, unknown>>;

/** A state: its id, its configuration, and the keys that lead to it. */
interface State {
  readonly id: string;
  readonly part: Part;
  readonly keys: readonly string[];
}

/** The transitions of a state for one event: its XState type, and the keys that lead to the branches. */
interface Slot {
  readonly eventType: string;
  readonly keys: readonly string[];
}

/** A part without one detail, or `null` for no part. */
type Change = readonly [what: string, changed: Part | null];

/**
 * Yields every copy of a configuration that differs in one detail. A transition is removed, leads elsewhere, or lacks its guard, an action, its target
 * or `reenter`, or has its guard negated. A static parameter of an action is absent. A state lacks an action, a tag or its actor's input, or
 * starts in another child. Stryker has no mutants of these kinds. The copies share all other parts with the original.
 */
export function* mutateChart(config: object): Generator<ChartMutant> {
  const root = config as Part;
  const states = [...listStates({ id: String(root['id'] ?? '(machine)'), part: root, keys: [] })];
  for (const state of states) {
    for (const { eventType, keys } of listSlots(state)) {
      const branches = toList(read(root, keys)).map(toBranch);
      for (const [at, branch] of branches.entries()) {
        const where = `${state.id} ▸ ${eventType || '(always)'}${at === 0 ? '' : `[${at}]`}`;
        for (const [what, changed] of mutateBranch(branch, state, states)) {
          const others = branches.toSpliced(at, 1, ...(changed === null ? [] : [changed]));
          yield { where, what, config: replace(root, keys, others.length === 0 ? undefined : others) };
        }
      }
    }
    for (const [what, keys, value] of mutateState(state)) yield { where: state.id, what, config: replace(root, keys, value) };
  }
}

function* listStates(state: State): Generator<State> {
  yield state;
  for (const [name, part] of Object.entries(toPart(state.part['states'])))
    yield* listStates({ id: `${state.id}.${name}`, part: toPart(part), keys: [...state.keys, 'states', name] });
}

function listSlots({ id, part, keys }: State): readonly Slot[] {
  const slots = [
    ...Object.keys(toPart(part['on'])).map((event) => ({ eventType: event, keys: [...keys, 'on', event] })),
    ...Object.keys(toPart(part['after'])).map((delay) => ({ eventType: `xstate.after.${delay}.${id}`, keys: [...keys, 'after', delay] })),
    { eventType: '', keys: [...keys, 'always'] },
    { eventType: `xstate.done.state.${id}`, keys: [...keys, 'onDone'] },
    ...listInvocations({ id, part, keys }).flatMap((invocation) => [
      { eventType: `xstate.done.actor.${invocation.id}`, keys: [...invocation.keys, 'onDone'] },
      { eventType: `xstate.error.actor.${invocation.id}`, keys: [...invocation.keys, 'onError'] },
    ]),
  ];
  return slots.filter((slot) => read(part, slot.keys.slice(keys.length)) !== undefined);
}

function listInvocations({ id, part, keys }: State): readonly State[] {
  const { invoke } = part;
  return toList(invoke).map((each, at) => ({
    id: String(toPart(each)['id'] ?? `${at}.${id}`),
    part: toPart(each),
    keys: [...keys, 'invoke', ...(Array.isArray(invoke) ? [String(at)] : [])],
  }));
}

function* mutateBranch(branch: Part, state: State, states: readonly State[]): Generator<Change> {
  const { guard, reenter, target, actions } = branch;
  yield ['removed', null];
  const other = findOtherState(branch, state, states);
  if (other !== undefined) yield [`to ${other}`, { ...branch, target: `#${other}` }];
  if (guard !== undefined) yield [`without the guard ${nameOf(guard)}`, omit(branch, 'guard')];
  if (guard !== undefined) yield [`with the guard ${nameOf(guard)} negated`, { ...branch, guard: not(guard as never) }];
  for (const action of toList(actions))
    for (const key of Object.keys(toStaticParams(action)))
      yield [`without ${key} of the action ${nameOf(action)}`, { ...branch, actions: withoutParam(toList(actions), action, key) }];
  // Without its only effect, a transition is as good as removed.
  if (target === undefined && toList(actions).length < 2) return;
  if (reenter === true) yield ['without reenter', omit(branch, 'reenter')];
  if (target !== undefined) yield ['without its target', omit(branch, 'target')];
  for (const action of toList(actions))
    yield [`without the action ${nameOf(action)}`, { ...branch, actions: toList(actions).filter((each) => each !== action) }];
}

function* mutateState(state: State): Generator<readonly [what: string, keys: readonly string[], value: unknown]> {
  const { part, keys } = state;
  for (const kind of ['entry', 'exit'])
    for (const action of toList(part[kind]))
      yield [`without the ${kind} action ${nameOf(action)}`, [...keys, kind], toList(part[kind]).filter((each) => each !== action)];
  if (part['tags'] !== undefined) yield [`without the tag ${part['tags']}`, [...keys, 'tags'], undefined];
  for (const invocation of listInvocations(state))
    if (invocation.part['input'] !== undefined) yield [`without the input of ${invocation.id}`, [...invocation.keys, 'input'], undefined];
  const other = Object.keys(toPart(part['states'])).find((name) => name !== part['initial']);
  if (part['initial'] !== undefined && other !== undefined) yield [`starts in ${other}`, [...keys, 'initial'], other];
}

/** Returns the next state that calls an actor, if there is one. There every chain of `always` ends, so a mutant cannot loop. */
function findOtherState({ target }: Part, { id, keys }: State, states: readonly State[]): string | undefined {
  const parent = id.slice(0, id.lastIndexOf('.'));
  const targets = toList(target).map((each) =>
    String(each).replace(/^[#.]?/, (start) => ({ '#': '', '.': `${id}.` })[start] ?? `${parent}.`),
  );
  const excluded = keys.length === 0 ? targets : [id, ...targets];
  const at = states.findIndex((state) => state.id === id);
  const others = [...states.slice(at + 1), ...states.slice(1, at)].filter(
    (other) => !excluded.some((each) => other.id === each || other.id.startsWith(`${each}.`)),
  );
  return (others.find(({ part }) => part['invoke'] !== undefined) ?? others[0])?.id;
}

const toStaticParams = (action: unknown): Part => {
  const { params } = toPart(action);
  return typeof params === 'function' ? {} : toPart(params);
};

const withoutParam = (actions: readonly unknown[], action: unknown, key: string): readonly unknown[] =>
  actions.map((each) => (each === action ? { ...toPart(action), params: omit(toStaticParams(action), key) } : each));

const toPart = (value: unknown): Part => (typeof value === 'object' && value !== null ? (value as Part) : {});
const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const toBranch = (value: unknown): Part => (typeof value === 'string' ? { target: value } : toPart(value));
const omit = (part: Part, key: string): Part => Object.fromEntries(Object.entries(part).filter(([each]) => each !== key));
const read = (part: Part, keys: readonly string[]): unknown => keys.reduce<unknown>((value, key) => toPart(value)[key], part);

/** Returns a copy with another value; `undefined` removes the key. */
function replace(part: unknown, [key = '', ...rest]: readonly string[], value: unknown): object {
  if (rest.length === 0 && value === undefined) return omit(toPart(part), key);
  const changed = rest.length === 0 ? value : replace(toPart(part)[key], rest, value);
  return Array.isArray(part) ? part.with(Number(key), changed) : { ...toPart(part), [key]: changed };
}

function nameOf(named: unknown): string {
  if (typeof named === 'string') return named;
  const { type, params } = toPart(typeof named === 'function' ? { type: named.name } : named);
  if (params === undefined || typeof params === 'function') return String(type);
  return typeof params === 'object' ? `${type}(${Object.keys(toPart(params)).join(', ')})` : `${type} ${JSON.stringify(params)}`;
}
