// What Stryker has no mutants of: the edges of a statechart. They are made of the configuration that the machine is created with.

/** @typedef {{ readonly where: string, readonly what: string, readonly apply: () => void }} ChartMutant */

/** `id` of the mutant that is on, and the list of all that the newest machine has. */
const chart = /** @type {{ id: number | null, mutants: readonly ChartMutant[] }} */ ({ id: null, mutants: [] });

/** @param {number | null} id @returns {void} from now on machines are created with this mutant; `null` for none */
export function activate(id) {
  chart.id = id;
}

/** Of the newest machine. */
export const listChartMutants = () => chart.mutants.map(({ where, what }) => ({ where, what }));

/** @template Config @param {Config} config @returns {Config} a copy, with one edge another */
export function mutate(config) {
  const copy = /** @type {any} */ (copyOf(config));
  const [...ids] = listStates(copy);
  chart.mutants = ids.flatMap(({ path, state }) => mutantsOf(path, state, ids));
  if (chart.id !== null) chart.mutants[chart.id]?.apply();
  return copy;
}

/** Plain objects and lists; functions stay. @param {any} value @returns {any} */
function copyOf(value) {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each)]));
}

/** @param {any} state @param {string} path @returns {Generator<{ path: string, state: any }>} */
function* listStates(state, path = '') {
  yield { path, state };
  for (const [name, child] of Object.entries(state.states ?? {})) yield* listStates(child, path === '' ? name : `${path}.${name}`);
}

/** @param {string} path @param {any} state @param {readonly { path: string }[]} states @returns {ChartMutant[]} */
function mutantsOf(path, state, states) {
  const at = path === '' ? '(root)' : path;
  /** @type {ChartMutant[]} */
  const found = [];
  const add = (/** @type {string} */ where, /** @type {string} */ what, /** @type {() => void} */ apply) =>
    found.push({ where, what, apply });

  /** @param {any} home @param {string} key @param {string} where */
  const addEdges = (home, key, where) => {
    for (const branch of toList(home[key])) {
      const edge = `${where}${toList(home[key]).length > 1 ? `[${toList(home[key]).indexOf(branch)}]` : ''}`;
      add(edge, 'removed', () => {
        home[key] = toList(home[key]).filter((each) => each !== branch);
        if (home[key].length === 0) delete home[key];
      });
      if (typeof branch !== 'object') continue;
      if (branch.guard !== undefined) add(edge, `without the guard ${nameOf(branch.guard)}`, () => void delete branch.guard);
      // Whoever has but one thing to do and does it not is as good as removed.
      if (branch.target === undefined && toList(branch.actions).length < 2) continue;
      if (branch.reenter) add(edge, 'without reenter', () => void delete branch.reenter);
      addActions(branch, 'actions', edge);
      if (typeof branch.target === 'string') {
        add(edge, 'without its target', () => void delete branch.target);
        const other = otherTarget(path, branch.target, states);
        add(edge, `to ${other} instead of ${branch.target}`, () => {
          branch.target = `#login.${other}`;
        });
      }
    }
  };

  /** @param {any} home @param {string} key @param {string} where */
  const addActions = (home, key, where) => {
    for (const action of toList(home[key])) {
      add(where, `without the ${key === 'actions' ? 'action' : key} ${nameOf(action)}`, () => {
        home[key] = toList(home[key]).filter((each) => each !== action);
      });
    }
  };

  for (const key of ['on', 'after']) {
    for (const name of Object.keys(state[key] ?? {})) addEdges(state[key], name, `${at} ▸ ${key === 'on' ? name : `after ${name}`}`);
  }
  if (state.always !== undefined) addEdges(state, 'always', `${at} ▸ always`);
  for (const call of toList(state.invoke)) {
    if (call.onDone !== undefined) addEdges(call, 'onDone', `${at} ▸ ${call.id} is done`);
    if (call.input !== undefined) add(`${at} ▸ ${call.id}`, 'without its input', () => void delete call.input);
  }
  for (const key of ['entry', 'exit']) addActions(state, key, at);
  if (state.tags !== undefined) add(at, `without the tag ${state.tags}`, () => void delete state.tags);
  for (const name of Object.keys(state.states ?? {})) {
    if (state.initial === name) {
      const other = Object.keys(state.states).find((each) => each !== name);
      if (other !== undefined) add(at, `begins at ${other} instead of ${name}`, () => Object.assign(state, { initial: other }));
    }
  }
  return found;
}

/** The next state of the chart that the right one does not lead to by itself. @param {string} path @param {string} target @param {readonly { path: string }[]} states */
function otherTarget(path, target, states) {
  const wanted = target.startsWith('#login.')
    ? target.slice(7)
    : `${target.startsWith('.') ? path : parentOf(path)}.${target.replace(/^\./, '')}`.replace(/^\./, '');
  const paths = states.map((state) => state.path).filter((each) => each !== '' && each !== parentOf(wanted));
  const from = paths.indexOf(wanted);
  return [...paths.slice(from + 1), ...paths.slice(0, from)].find((each) => !each.startsWith(`${wanted}.`));
}

/** @param {string} path */
const parentOf = (path) => path.split('.').slice(0, -1).join('.');

/** @param {any} value @returns {any[]} */
const toList = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** @param {any} named */
const nameOf = (named) =>
  typeof named === 'string'
    ? named
    : `${named.type}${named.params === undefined || typeof named.params === 'function' ? '' : ` ${JSON.stringify(named.params)}`}`;
