import type { Chart } from '../src/panel/chart.ts';

/** Writes a chart as a module. */
export function toChartSource(name: string, { states, arrows, transitions, ...chart }: Chart): string {
  const list = (items: readonly unknown[]): string => `[\n${items.map((item) => `    ${JSON.stringify(item)},\n`).join('')}  ]`;
  const rest = Object.entries(chart).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`);
  return `// Written by \`npm run docs\`: the layout of a chart. The chart itself is in packages/core.
import type { Chart } from '../chart.ts';

/** The chart of ${name === 'loginChart' ? 'the login' : 'the second factor'}, laid out for a wide and low pane. */
export const ${name}: Chart = {
${rest.join('')}  states: ${list(states)},
  arrows: ${list(arrows)},
  transitions: ${list(transitions)},
};
`;
}
