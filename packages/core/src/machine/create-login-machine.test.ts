import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Bundles a program as a host does, with an XState that counts how often a machine is built, and runs it. */
async function countCharts(name: string, program: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${name} } from './index.ts';\n${program};\nexport { count } from 'xstate';`,
      loader: 'ts',
      resolveDir: source,
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    plugins: [
      {
        name: 'counting XState',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^xstate$/ }, () => ({ path: 'xstate', namespace: 'counting' }));
          onLoad({ filter: /.*/, namespace: 'counting' }, () => ({
            contents: `
              import * as xstate from ${JSON.stringify(import.meta.resolve('xstate'))};
              export const { assign, createActor, fromPromise, raise } = xstate;
              export let count = 0;
              export const createMachine = (...given) => (count++, xstate.createMachine(...given));`,
            resolveDir: '/',
          }));
          onResolve({ filter: /^file:/ }, ({ path }) => ({ path, external: true }));
        },
      },
    ],
  });
  const code = outputFiles[0]?.text ?? '';
  const { count } = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as { readonly count: number };
  return count;
}

test('a page that calls createLogin builds the chart once', async () => {
  expect(await countCharts('createLogin', "createLogin({ kratosUrl: 'https://auth.example.com' })")).toBe(1);
});

test('a page that uses loginMachine itself builds the chart once', async () => {
  expect(await countCharts('loginMachine', 'export const machine = loginMachine')).toBe(1);
});
