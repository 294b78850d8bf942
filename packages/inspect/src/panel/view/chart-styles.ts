/** The look of a chart. Each colour is a custom property that the page may set. */
export const chartStyles = `
:host {
  --ink: var(--kratos-chart-ink, light-dark(#1b2130, #e9edf5));
  --quiet: var(--kratos-chart-quiet, light-dark(#596273, #97a1b3));
  --line: var(--kratos-chart-line, light-dark(#cfd5e1, #2b3244));
  --arrow: var(--kratos-chart-arrow, light-dark(#c3cad8, #343c51));
  --possible: var(--kratos-chart-possible, light-dark(#7f86c9, #6870b8));
  --taken: var(--kratos-chart-taken, light-dark(#2f8f6d, #3f9d7c));
  --hot: var(--kratos-chart-hot, light-dark(#4a53d6, #8f9bff));
  --hot-fill: var(--kratos-chart-hot-fill, light-dark(#e4e6ff, #20264f));
  --fill: var(--kratos-chart-fill, light-dark(#f7f8fb, #141823));
  --surface: var(--kratos-chart-surface, light-dark(#ffffff, #11141b));
  display: block; block-size: 100%; position: relative; direction: ltr; min-height: 0; overflow: hidden; contain: content;
  color: var(--ink); font: 11px/1.3 var(--kratos-chart-font, inherit); font-family: var(--kratos-chart-font, system-ui, sans-serif);
}
svg { display: block; inline-size: 100%; block-size: 100%; touch-action: pan-x pan-y; user-select: none; }
svg[data-zoomed] { cursor: grab; touch-action: none; }
svg[data-dragged] { cursor: grabbing; }
text { font-size: 11px; fill: var(--quiet); }
.outer > text { font-weight: 600; }
rect { fill: var(--fill); stroke: var(--line); }
.outer > rect { fill: none; }
.state.rail > rect { fill: none; stroke: none; stroke-width: 1; }
.rail > line { stroke: var(--line); }
.rail[data-active] > line { stroke: var(--possible); }
.rail:hover > text { fill: var(--ink); }
.state, .arrow { cursor: pointer; outline: none; }
.state[data-active]:not(.rail) > rect { stroke: var(--hot); }
.state[data-active]:not(.outer, .rail) > rect { fill: var(--hot-fill); stroke-width: 1.5; }
.state[data-active] > text { fill: var(--ink); }
.state[data-active]:not(.outer, .rail) > text { font-weight: 600; }
.state:not(.rail):hover > rect { stroke: var(--ink); }
path { fill: none; stroke: var(--arrow); stroke-width: 1.25; stroke-linecap: round; stroke-linejoin: round; pointer-events: none; }
.hit { stroke: transparent; stroke-width: 9; pointer-events: stroke; }
.next { stroke: var(--possible); }
.taken { stroke: var(--taken); }
.arrow:hover > path:not(.hit) { stroke: var(--ink); stroke-width: 1.75; }
.top > path { stroke: var(--hot); stroke-width: 2.25; }
.top > rect { fill: var(--surface); stroke: var(--hot); }
.top > text { fill: var(--ink); font-weight: 600; }
.top { pointer-events: none; }
.state[data-last] > rect { stroke-width: 2.5; }
[aria-pressed='true'] > rect { stroke: var(--ink); stroke-width: 2; }
[aria-pressed='true'] > path:not(.hit) { stroke: var(--ink); stroke-width: 2.25; }
.state:focus-visible > rect { stroke: var(--ink); stroke-width: 2.5; stroke-dasharray: 3 2; }
.arrow:focus-visible > path:not(.hit) { stroke: var(--ink); stroke-width: 3; stroke-dasharray: 3 4; }
.zoom { position: absolute; inset: auto 6px 6px auto; display: flex; gap: 4px; }
.zoom button {
  min-inline-size: 24px; block-size: 24px; padding: 0 6px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--surface); color: var(--quiet); font: inherit; cursor: pointer;
}
.zoom button:hover { color: var(--ink); border-color: var(--quiet); }
.zoom button:focus-visible { outline: 2px solid var(--hot); outline-offset: 1px; }
.words { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none; }
@media (prefers-reduced-motion: no-preference) {
  .state > rect, .arrow > path { transition: stroke 0.12s, fill 0.12s; }
  .state[data-active] > rect { transition: none; }
}
@media (forced-colors: active) {
  :host {
    --ink: CanvasText; --quiet: CanvasText; --line: GrayText; --arrow: GrayText; --possible: CanvasText; --taken: LinkText;
    --hot: Highlight; --hot-fill: Canvas; --fill: Canvas; --surface: Canvas;
  }
  .state[data-active]:not(.outer) > rect { stroke-width: 3; }
  .top > path { stroke-width: 3; }
}
`;
