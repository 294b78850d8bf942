import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { indexTransitions, type TransitionInfo, toEventLabel, toGuardLabel } from 'xstate-paths';
import { type Html, html } from './html.ts';
import { toTransition } from './merge-surfaces.ts';
import type { SurfaceRecord } from './surface-record.ts';

/** Draws a chart as one page without scripts and external files: each transition, the surfaces that took it, and the paths. */
export function toTransitionsPage(machine: AnyStateMachine, records: readonly SurfaceRecord[]): string {
  const transitions = [...indexTransitions(machine)];
  const surfaces = records.map(toSurface);
  const taken = surfaces.map(({ name, transitions: theirs, edges }) => {
    const count = transitions.filter(([, { id }]) => theirs.has(id)).length;
    return html`<tr><th scope="row">${name}</th><td>${count} of ${transitions.length}</td><td>${edges.size}</td></tr>`;
  });
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Every transition of ${machine.root.id}, and where it was taken</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
<h1>Every transition of ${machine.root.id}, and where it was taken</h1>
<table>
<caption>What each surface took in the last run</caption>
<thead><tr><th scope="col">surface</th><th scope="col">transitions</th><th scope="col">edges</th></tr></thead>
<tbody>${taken}</tbody>
</table>
<p>✓ taken · – cannot be taken there, with the reason · ✗ not taken. An edge is a transition as one state takes it on one event.</p>
${drawState(machine.root, transitions, surfaces, 2)}
</main>
</body>
</html>
`;
  return page.html;
}

interface Surface {
  readonly name: string;
  readonly edges: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
  readonly cannot: ReadonlyMap<string, string>;
  readonly walks: SurfaceRecord['walks'];
}

function toSurface({ surface, walks, cannot }: SurfaceRecord): Surface {
  const edges = new Set(walks.flatMap((walk) => walk.edges));
  return {
    name: surface,
    edges,
    transitions: new Set([...edges].map(toTransition)),
    cannot: new Map(cannot.map(({ edge, why }) => [edge, why])),
    walks,
  };
}

type Transitions = readonly (readonly [AnyTransitionDefinition, TransitionInfo])[];

function drawState(node: AnyStateNode, transitions: Transitions, surfaces: readonly Surface[], level: number): Html {
  const own = transitions.filter(([, { source }]) => source === node.id);
  const heading = { html: `h${Math.min(level, 6)}` };
  const calls = node.invoke.map(({ src }) => String(src)).join(', ');
  return html`<section>
<${heading} id="${node.id}">${node.key}</${heading}>
${node.description === undefined ? '' : html`<p>${node.description}</p>`}
${calls === '' ? '' : html`<p>Calls <code>${calls}</code>.</p>`}
${own.length === 0 ? '' : html`<ul class="transitions">${own.map(([definition, info]) => drawTransition(definition, info, surfaces))}</ul>`}
${Object.values(node.states).map((child) => drawState(child, transitions, surfaces, level + 1))}
</section>
`;
}

function drawTransition(
  { guard }: AnyTransitionDefinition,
  { id, eventType, targets }: TransitionInfo,
  surfaces: readonly Surface[],
): Html {
  const edges = [...new Set(surfaces.flatMap((surface) => [...surface.edges, ...surface.cannot.keys()]))].filter(
    (edge) => toTransition(edge) === id,
  );
  const paths = [
    ...new Set(
      surfaces.flatMap(({ walks }) => walks.filter((walk) => walk.edges.some((edge) => toTransition(edge) === id)).map(({ name }) => name)),
    ),
  ];
  return html`<li>
<p id="${id}"><code>${eventType === '' ? 'always' : toEventLabel(eventType)}</code> ${toGuardLabel(guard)} → ${targets.length === 0 ? 'stays' : targets.map((target) => html`<a href="#${target}">${target}</a> `)}</p>
${drawMarks(
  surfaces.map((surface) =>
    drawMark(
      surface,
      surface.transitions.has(id),
      edges.map((edge) => surface.cannot.get(edge)),
    ),
  ),
)}
<details><summary>${count(edges.length, 'edge')}</summary><ul>${edges.map((edge) => drawEdge(edge, surfaces))}</ul></details>
<details><summary>${count(paths.length, 'path')}</summary><ul>${paths.map((name) => html`<li>${name}</li>`)}</ul></details>
</li>
`;
}

const drawEdge = (edge: string, surfaces: readonly Surface[]): Html =>
  html`<li>${edge.split(' ▸ ').slice(0, 2).join(' ▸ ')} ${drawMarks(surfaces.map((surface) => drawMark(surface, surface.edges.has(edge), [surface.cannot.get(edge)])))}</li>`;

const drawMarks = (marks: readonly Html[]): Html => html`<ul class="marks">${marks}</ul>`;

/** Draws a mark with a redundant icon, text and colour, for accessibility. */
function drawMark({ name }: Surface, isTaken: boolean, excuses: readonly (string | undefined)[]): Html {
  if (isTaken) return html`<li class="taken">✓ ${name}</li>`;
  const isExcused = excuses.length > 0 && excuses.every((why) => why !== undefined);
  return isExcused
    ? html`<li class="cannot">– ${name}: ${[...new Set(excuses)].join('; ')}</li>`
    : html`<li class="missing">✗ ${name}: not taken</li>`;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

const style = `
:root { color-scheme: light dark; --line: light-dark(#c8c8d0, #4a4a55); --good: light-dark(#0b6623, #7ee2a0); --off: light-dark(#5a5a66, #b4b4c0); --bad: light-dark(#a3001b, #ff9aa8); }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; background: Canvas; color: CanvasText; }
section { border-inline-start: 2px solid var(--line); margin-block: 1rem; padding-inline-start: 1rem; }
h2, h3, h4, h5, h6 { margin-block: 0.5rem 0; }
p { margin-block: 0.25rem; }
table { border-collapse: collapse; }
caption { text-align: start; white-space: nowrap; }
th, td { border: 1px solid var(--line); padding: 0.25rem 0.75rem; text-align: start; }
code { font-family: ui-monospace, monospace; }
ul { margin-block: 0.25rem; }
.transitions { list-style: none; padding: 0; }
.transitions > li { border-block-start: 1px solid var(--line); padding-block: 0.5rem; }
.marks { display: inline-flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; padding: 0; }
.taken { color: var(--good); }
.cannot { color: var(--off); }
.missing { color: var(--bad); font-weight: bold; }
`;
