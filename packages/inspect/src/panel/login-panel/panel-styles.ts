/** The look of the panel. It has the colours of the chart. */
export const panelStyles = `
:host {
  --ink: var(--kratos-chart-ink, light-dark(#1b2130, #e9edf5));
  --quiet: var(--kratos-chart-quiet, light-dark(#596273, #97a1b3));
  --line: var(--kratos-chart-line, light-dark(#cfd5e1, #2b3244));
  --hot: var(--kratos-chart-hot, light-dark(#4a53d6, #8f9bff));
  --hot-fill: var(--kratos-chart-hot-fill, light-dark(#e4e6ff, #20264f));
  --surface: var(--kratos-chart-surface, light-dark(#ffffff, #11141b));
  position: fixed; inset: auto 0 0 0; z-index: 2147483646; display: block; direction: ltr; text-align: start;
  background: var(--surface); color: var(--ink); border-block-start: 1px solid var(--line);
  font: 12px/1.4 var(--kratos-chart-font, system-ui, sans-serif);
}
header { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 6px 12px; min-block-size: 26px; }
h2 { margin: 0; font-size: 12px; font-weight: 600; }
.state { flex: 1 1 12ch; color: var(--quiet); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.state strong { color: var(--ink); font-weight: 600; }
label { display: flex; align-items: center; gap: 8px; flex: 2 1 180px; color: var(--quiet); }
input { flex: 1; min-inline-size: 60px; block-size: 24px; accent-color: var(--hot); }
button {
  min-block-size: 24px; padding: 0 10px; border: 1px solid var(--line); border-radius: 6px; background: none; color: var(--ink); font: inherit; cursor: pointer;
}
button:hover { border-color: var(--quiet); }
button:focus-visible, input:focus-visible { outline: 2px solid var(--hot); outline-offset: 1px; }
button[aria-pressed='true'] { background: var(--hot-fill); border-color: var(--hot); }
.body { display: grid; grid-template-columns: minmax(0, 1fr) minmax(200px, 24%); block-size: min(290px, 45vh); border-block-start: 1px solid var(--line); }
.body[hidden] { display: none; }
.chart { min-block-size: 0; min-inline-size: 0; }
.chart > * { block-size: 100%; }
.chart > [hidden] { display: none; }
.side { display: grid; grid-template-rows: minmax(0, 1fr) auto; min-block-size: 0; border-inline-start: 1px solid var(--line); }
.steps { margin: 0; padding: 4px; overflow: auto; list-style: none; }
.steps button { display: block; inline-size: 100%; border-color: transparent; padding: 2px 8px; text-align: start; color: var(--quiet); overflow-wrap: anywhere; }
.steps button:focus-visible { outline-offset: -2px; }
.steps strong { color: var(--ink); font-weight: 600; }
.steps [aria-current] { background: var(--hot-fill); border-color: var(--hot); }
.details { max-block-size: 110px; overflow: auto; padding: 4px 12px 8px; border-block-start: 1px solid var(--line); }
.details:empty { display: none; }
h3 { margin: 4px 0 0; font-size: 12px; font-weight: 600; overflow-wrap: anywhere; }
p { margin: 0; color: var(--quiet); overflow-wrap: anywhere; }
code { font: 11px ui-monospace, monospace; }
@media (max-width: 640px) {
  .body { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) minmax(0, 1fr); block-size: min(380px, 60vh); }
  .side { border-inline-start: none; border-block-start: 1px solid var(--line); }
}
@media (forced-colors: active) {
  [aria-current], button[aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
}
`;
