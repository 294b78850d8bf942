import type { AnyStateMachine } from 'xstate';
import { toMermaid } from 'xstate-paths';

/** The page of the documentation that shows the chart. */
export const toChartDocument = (machine: AnyStateMachine): string =>
  `# The chart

Drawn from [\`login-machine.ts\`](../packages/core/src/machine/login-machine.ts) by \`npm run docs\`; \`npm test\` fails when it is another one. People act (\`password.submit\`),
calls answer (\`reply.flow\`), and a state without an edge for an answer leaves it to its parents and at last to \`anywhere\`.
[\`login-machine.json\`](login-machine.json) is the same for Stately's editor (import, XState JSON).

\`\`\`mermaid
${toMermaid(machine)}\`\`\`
`;

/** XState's own configuration as JSON. Functions (what is handed to a call, delays that depend on the form) are not in it: their names are. */
export const toMachineJson = (machine: AnyStateMachine): string => `${JSON.stringify(machine.config, null, 2)}\n`;
