import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { getStateNodes } from 'xstate/graph';

/**
 * A chart as Mermaid draws it (`stateDiagram-v2`): every state with its description and its calls, every transition with its guard. What is
 * written on the root goes out from `anywhere`. The same machine gives the same text.
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
  // Arrows come last: Mermaid puts a state into the block where it is first named.
  const arrows = [...getStateNodes(root).flatMap((node) => drawTransitions(node, toId(node))), ...drawTransitions(root, anywhere)];
  return ['stateDiagram-v2', ...drawInside(root), ...arrows.map((arrow) => `  ${arrow}`)].map((line) => `${line}\n`).join('');
}

const anywhere = 'anywhere';

/** Mermaid's ids are words. */
const toId = ({ id }: AnyStateNode): string => id.replaceAll(/\W/g, '_');

/** A line ends at a semicolon or a hash, and a label at the next colon. */
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

/** What changes no state is one arrow for all, back to where it came from. */
function drawTransitions(node: AnyStateNode, from: string): readonly string[] {
  const branches = [...[...node.transitions].flatMap(([, each]) => each), ...(node.always ?? [])];
  const stays = branches.filter(({ target, eventType }) => target === undefined && !isAnswer(eventType)).map(toName);
  return [
    ...branches.flatMap((branch) => branch.target?.map((to) => drawArrow(from, toId(to), toName(branch))) ?? []),
    ...(stays.length > 0 ? [drawArrow(from, from, stays.join(', '))] : []),
    ...(node.type === 'final' ? [`${from} --> [*]`] : []),
  ];
}

/** That a call answers is drawn as what is heard then. */
const isAnswer = (eventType: string): boolean => eventType.startsWith('xstate.done.actor.');

const drawArrow = (from: string, to: string, name: string): string => `${from} --> ${to}${name === '' ? '' : ` : ${toLabel(name)}`}`;

const toName = ({ eventType, guard }: AnyTransitionDefinition): string =>
  [toEventLabel(eventType), toGuardLabel(guard)].filter((part) => part !== '').join(' ');

/** An event as it is read: `done openFlow`, `after aSecond`. */
export function toEventLabel(eventType: string): string {
  const [, delay] = /^xstate\.after\.([^.]+)\./.exec(eventType) ?? [];
  return delay === undefined ? eventType.replace(/^xstate\.done\.actor\./, 'done ') : `after ${delay}`;
}

/** `[sessionMeetsRequiredAal]`; nothing where there is no guard, or one without a name. */
export function toGuardLabel(guard: unknown): string {
  if (typeof guard === 'string') return `[${guard}]`;
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return '';
  const params = 'params' in guard && typeof guard.params === 'string' ? ` ${guard.params}` : '';
  return `[${String(guard.type)}${params}]`;
}
