import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { getStateNodes } from 'xstate/graph';

/**
 * Returns a chart as Mermaid text (`stateDiagram-v2`): every state with its description and calls, and every transition with its guard. Transitions of
 * the root start at `anywhere`. The same machine gives the same text.
 *
 * ```ts
 * import { createMachine } from 'xstate'
 * import { toMermaid } from 'xstate-paths'
 *
 * const light = createMachine({ id: 'light', initial: 'off', states: { off: { on: { press: 'on' } }, on: {} } })
 * console.log(toMermaid(light).split('\n')[0]) // stateDiagram-v2
 * ```
 */
export function toMermaid({ root }: AnyStateMachine): string {
  // Arrows are last, because Mermaid puts a state into the block that names it first.
  const arrows = [...getStateNodes(root).flatMap((node) => drawTransitions(node, toId(node))), ...drawTransitions(root, anywhere)];
  return ['stateDiagram-v2', ...drawInside(root), ...arrows.map((arrow) => `  ${arrow}`)].map((line) => `${line}\n`).join('');
}

const anywhere = 'anywhere';

/** Mermaid's ids are single words. */
const toId = ({ id }: AnyStateNode): string => id.replaceAll(/\W/g, '_');

/** Mermaid ends a line at a semicolon or hash, and a label at the next colon. */
const toLabel = (text: string): string => text.replaceAll(/[;#]/g, ',').replaceAll(':', ' -');

function drawInside(parent: AnyStateNode): readonly string[] {
  const { initial } = parent;
  const first = initial?.target[0];
  return [...(first && parent.type === 'compound' ? [`[*] --> ${toId(first)}`] : []), ...Object.values(parent.states).flatMap(draw)].map(
    (line) => `  ${line}`,
  );
}

function draw(node: AnyStateNode): readonly string[] {
  const id = toId(node);
  const inside = drawInside(node);
  const said = [node.key, node.description, ...node.invoke.map(({ src }) => `calls ${String(src)}`)];
  const name = toLabel(said.filter((each) => each !== undefined).join(' — '));
  return [`state "${name}" as ${id}${inside.length > 0 ? ' {' : ''}`, ...inside, ...(inside.length > 0 ? ['}'] : [])];
}

/** Transitions without a target are one arrow from the state to itself. */
function drawTransitions(node: AnyStateNode, from: string): readonly string[] {
  const branches = [...[...node.transitions].flatMap(([, each]) => each), ...(node.always ?? [])];
  const stays = branches.filter(({ target, eventType }) => target === undefined && !isAnswer(eventType)).map(toName);
  return [
    ...branches.flatMap((branch) => branch.target?.map((to) => drawArrow(from, toId(to), toName(branch))) ?? []),
    ...(stays.length > 0 ? [drawArrow(from, from, stays.join(', '))] : []),
    ...(node.type === 'final' ? [`${from} --> [*]`] : []),
  ];
}

/** Results of calls that are raised as events are drawn as those events. */
const isAnswer = (eventType: string): boolean => eventType.startsWith('xstate.done.actor.');

const drawArrow = (from: string, to: string, name: string): string => `${from} --> ${to}${name === '' ? '' : ` : ${toLabel(name)}`}`;

const toName = ({ eventType, guard }: AnyTransitionDefinition): string =>
  [toEventLabel(eventType), toGuardLabel(guard)].filter((part) => part !== '').join(' ');

/** Returns a readable event, such as `done openFlow` or `after aSecond`. */
export function toEventLabel(eventType: string): string {
  const [, delay] = /^xstate\.after\.([^.]+)\./.exec(eventType) ?? [];
  return delay === undefined ? eventType.replace(/^xstate\.done\.actor\./, 'done ') : `after ${delay}`;
}

/** Returns the guard, such as `[sessionMeetsRequiredAal]`. `''` without a guard, or for one without a name. */
export function toGuardLabel(guard: unknown): string {
  if (typeof guard === 'string') return `[${guard}]`;
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return '';
  const params = 'params' in guard && typeof guard.params === 'string' ? ` ${guard.params}` : '';
  return `[${String(guard.type)}${params}]`;
}
