import type { ChartBox } from '../src/panel/chart.ts';
import { type PlacedStates, round, sizes } from './place-states.ts';

/** What is drawn: from a state, or from the rail of the whole chart, to a state. */
export interface Route {
  readonly source: string;
  readonly target: string;
  /** Starts at the rail. */
  readonly isAnywhere: boolean;
}

/** A line that arrows share, as trains share a track: those to one state, or those that leave a state with many targets. */
type Net = string;

/** The vertical tracks in each gutter, and the horizontal lanes above and below the columns. */
export interface Lines {
  readonly tracks: readonly (readonly Net[])[];
  readonly above: readonly Net[];
  readonly below: readonly Net[];
}

interface Way {
  /** The gutters that the arrow passes vertically, from its source to its target. */
  readonly gutters: readonly number[];
  readonly lane: 'above' | 'below' | null;
}

const isInside = (inner: string, outer: string): boolean => inner.startsWith(`${outer}.`);
const isRelated = (one: string, other: string): boolean => one === other || isInside(one, other) || isInside(other, one);

const toNet = ({ source, target }: Route): Net => (isFanOut(source) ? `from ${source}` : `to ${target}`);

/** The states whose arrows are bundled where they begin: a retry leads to wherever it failed. */
const isFanOut = (source: string): boolean => source.endsWith('.error');

function toWay(route: Route, columnOf: ReadonlyMap<string, number>, last: number): Way | null {
  const { source, target, isAnywhere } = route;
  const to = columnOf.get(target) ?? 0;
  if (isAnywhere) return { gutters: [to === 0 ? 0 : to - 1], lane: null };
  const from = columnOf.get(source) ?? 0;
  if (isRelated(source, target) || from === to) return null;
  if (Math.abs(from - to) === 1) return { gutters: [Math.min(from, to)], lane: null };
  const isBelow = isFanOut(source) || target.endsWith('.error');
  const exit = from < to ? from : from - 1;
  const entry = from < to ? to - 1 : Math.min(to, last - 1);
  return { gutters: [exit, entry], lane: isBelow ? 'below' : 'above' };
}

/** Finds the lines that all routes need. */
export function findLines(routes: readonly Route[], columnOf: ReadonlyMap<string, number>, columns: number): Lines {
  const tracks = Array.from({ length: columns - 1 }, () => new Set<Net>());
  const lanes = { above: new Set<Net>(), below: new Set<Net>() };
  for (const route of routes) {
    const way = toWay(route, columnOf, columns - 1);
    for (const gutter of way?.gutters ?? []) tracks[gutter]?.add(toNet(route));
    if (way?.lane) lanes[way.lane].add(toNet(route));
  }
  // The targets on the left come first, so that arrows that leave to the left cross few others.
  const toColumn = (net: Net): number => columnOf.get(net.replace(/^(to|from) /, '')) ?? 0;
  const inOrder = (nets: ReadonlySet<Net>): readonly Net[] => [...nets].sort((one, other) => toColumn(one) - toColumn(other));
  return { tracks: tracks.map(inOrder), above: inOrder(lanes.above), below: inOrder(lanes.below) };
}

/** Draws one route as the data of an SVG path. */
export function drawRoute(route: Route, placed: PlacedStates, lines: Lines, railY: number): string {
  const { source, target, isAnywhere } = route;
  const from = boxOf(isAnywhere ? target : source, placed);
  const to = boxOf(target, placed);
  if (!isAnywhere && source === target) return drawLoop(from);
  if (!isAnywhere && isInside(source, target))
    return bend([
      [right(from), middle(from) + 4],
      [right(to), middle(from) + 4],
    ]);
  if (!isAnywhere && isInside(target, source))
    return bend([
      [from.x, middle(to) - 4],
      [to.x, middle(to) - 4],
    ]);
  const way = toWay(route, placed.columnOf, placed.gutters.length);
  if (way === null)
    return drawInColumn(
      from,
      to,
      [...placed.boxes].filter(([id]) => !isRelated(id, source) && !isRelated(id, target)).map(([, box]) => box),
    );
  const net = toNet(route);
  const xs = way.gutters.map((gutter) => trackX(gutter, net, placed, lines));
  const first = xs[0] ?? 0;
  const last = xs.at(-1) ?? 0;
  const entry = { x: last < to.x ? to.x : right(to), y: middle(to) - (isFanOut(target) ? 0 : 4) };
  if (isAnywhere)
    return bend([
      [first, railY],
      [first, entry.y],
      [entry.x, entry.y],
    ]);
  const exit = { x: first < from.x ? from.x : right(from), y: middle(from) + 4 };
  const laneY =
    way.lane === 'above'
      ? placed.top - 5 - sizes.track * lines.above.indexOf(net)
      : way.lane === 'below'
        ? placed.bottom + 6 + sizes.track * lines.below.indexOf(net)
        : null;
  const between: Point[] =
    laneY === null
      ? [
          [first, exit.y],
          [first, entry.y],
        ]
      : [
          [first, exit.y],
          [first, laneY],
          [last, laneY],
          [last, entry.y],
        ];
  return bend([[exit.x, exit.y], ...between, [entry.x, entry.y]]);
}

type Point = readonly [x: number, y: number];

const n = (value: number): string => String(round(value));
const right = (box: ChartBox): number => box.x + box.width;
const middle = (box: ChartBox): number => box.y + Math.min(box.height, 2 * sizes.row) / 2;

function boxOf(id: string, { boxes }: PlacedStates): ChartBox {
  const box = boxes.get(id);
  if (box === undefined) throw new Error(`${id} has no place in the plan of columns.`);
  return box;
}

function trackX(gutter: number, net: Net, { gutters }: PlacedStates, { tracks }: Lines): number {
  const { x, width } = gutters[gutter] ?? { x: 0, width: 0 };
  const nets = tracks[gutter] ?? [];
  return x + (width * (nets.indexOf(net) + 1)) / (nets.length + 1);
}

const drawLoop = (box: ChartBox): string => {
  const y = middle(box);
  return `M${n(right(box))} ${n(y - 5)}c11 -2 11 12 0 10${head([right(box), y + 5], -1, 0)}`;
};

/** Neighbours in a column are joined directly, others around those between them: upwards on the left, downwards on the right. */
function drawInColumn(from: ChartBox, to: ChartBox, others: readonly ChartBox[]): string {
  const isDown = to.y > from.y;
  const [upper, lower] = isDown ? [from, to] : [to, from];
  const isFree = !others.some((box) => box.y >= upper.y + upper.height && box.y + box.height <= lower.y);
  const x = from.x + Math.min(from.width, to.width) / 2 + (isDown ? -12 : 12);
  if (isFree)
    return isDown
      ? bend([
          [x, from.y + from.height],
          [x, to.y],
        ])
      : bend([
          [x, from.y],
          [x, to.y + to.height],
        ]);
  const [start, end, side] = isDown ? [right(from), right(to), 1] : [from.x, to.x, -1];
  const reach = Math.max(start * side, end * side) * side + side * Math.min(13, 5 + Math.abs(to.y - from.y) / 12);
  const [y1, y2] = [middle(from) + 4 * (isDown ? 1 : -1), middle(to) + (isDown ? -4 : 4)];
  return `M${n(start)} ${n(y1)}C${n(reach)} ${n(y1)} ${n(reach)} ${n(y2)} ${n(end)} ${n(y2)}${head([end, y2], -side, 0)}`;
}

/** An open arrowhead. It is part of the path, so it has the colour of the arrow everywhere. */
const head = ([x, y]: Point, dx: number, dy: number): string =>
  `M${n(x - 4 * dx - 3 * dy)} ${n(y - 4 * dy - 3 * dx)}L${n(x)} ${n(y)}L${n(x - 4 * dx + 3 * dy)} ${n(y - 4 * dy + 3 * dx)}`;

/** A line through the points, with round corners and an arrowhead. */
function bend(points: readonly Point[]): string {
  const kept = points.filter(
    ([x, y], index) => index === 0 || Math.hypot(x - (points[index - 1]?.[0] ?? 0), y - (points[index - 1]?.[1] ?? 0)) > 0.5,
  );
  return kept
    .map(([x, y], index) => {
      const before = kept[index - 1];
      const after = kept[index + 1];
      if (before === undefined) return `M${n(x)} ${n(y)}`;
      if (after === undefined) return `L${n(x)} ${n(y)}${head([x, y], Math.sign(round(x - before[0])), Math.sign(round(y - before[1])))}`;
      const radius = Math.min(6, Math.hypot(x - before[0], y - before[1]) / 2, Math.hypot(after[0] - x, after[1] - y) / 2);
      const [x1, y1] = towards([x, y], before, radius);
      const [x2, y2] = towards([x, y], after, radius);
      return `L${n(x1)} ${n(y1)}Q${n(x)} ${n(y)} ${n(x2)} ${n(y2)}`;
    })
    .join('');
}

function towards([x, y]: Point, [toX, toY]: Point, distance: number): Point {
  const length = Math.hypot(toX - x, toY - y) || 1;
  return [x + ((toX - x) * distance) / length, y + ((toY - y) * distance) / length];
}
