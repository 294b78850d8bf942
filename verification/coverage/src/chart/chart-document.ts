import { loginMachine } from '@kratos-login/core';
import { withStateDescriptions } from '@kratos-login/core/machine';
import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { createMachine } from 'xstate';
import { toMermaid } from 'xstate-paths';

/** XState's own configuration, without its functions (the input of a call, a delay that depends on the form). Their names are in it. */
const toJson = (): string => JSON.stringify(withStateDescriptions(loginMachine.config), null, 2);

/** The same for the second factor. */
const toSecondFactorJson = (): string => JSON.stringify(withStateDescriptions(secondFactorMachine.config), null, 2);

/** The login with a description on each state, for drawings. */
export const describedLogin = () => createMachine(JSON.parse(toJson()));

/** The files in `docs/` that show the chart, by name. */
export const chartDocuments = () =>
  ({
    'chart.md': `# The chart

\`npm run docs\` draws it from [\`login-machine.ts\`](../packages/core/src/machine/login-machine.ts), and \`npm test\` fails when it is out of date. Users act (\`retry\`),
and calls end in replies (\`reply.flow\`). When a state has no arrow for a reply, its parents handle it, and finally \`anywhere\`.

To see it in [Stately's editor](https://stately.ai/editor), paste [\`login-machine.ts\`](login-machine.ts) there, or import [\`login-machine.json\`](login-machine.json).

\`\`\`mermaid
${toMermaid(describedLogin())}\`\`\`
`,
    'second-factor-chart.md': `# The chart of the second factor

\`npm run docs\` draws it from [\`second-factor-machine.ts\`](../packages/core/src/second-factor/second-factor-machine.ts), and \`npm test\` fails when it is out of date.
A [table](second-factor-table.md) says in words what it does with each reply. At \`confirming\` it shows the login, whose [chart](chart.md) is its own. To see it in [Stately's editor](https://stately.ai/editor), import
[\`second-factor-machine.json\`](second-factor-machine.json) there.

\`\`\`mermaid
${toMermaid(createMachine(JSON.parse(toSecondFactorJson())))}\`\`\`
`,
    'second-factor-machine.json': `${toSecondFactorJson()}\n`,
    'login-machine.json': `${toJson()}\n`,
    'login-machine.ts': `// Written by \`npm run docs\`: the chart as one literal, for Stately's editor. The one that runs is packages/core/src/machine/login-machine.ts.
import { createMachine } from 'xstate';

export const loginMachine = createMachine(${toLiteral(toJson())});
`,
  }) as const;

/** JSON as an object literal: keys without quotes where they need none, and single quotes. */
const toLiteral = (json: string): string =>
  json.replaceAll(/"((?:[^"\\]|\\.)*)"(:?)/g, (_, text: string, colon: string) =>
    colon === ':' && /^[a-z]\w*$/i.test(text) ? `${text}:` : `'${text.replaceAll("'", "\\'")}'${colon}`,
  );
