import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { toMermaid } from './to-mermaid.ts';

test('toMermaid draws states, calls, guards and transitions', () => {
  const light = createMachine({
    id: 'light',
    initial: 'off',
    on: { break: '.broken' },
    states: {
      off: { description: 'It is dark.', on: { press: { target: 'on', guard: 'thereIsPower' }, kick: {} } },
      on: { after: { 1000: 'off' }, invoke: { src: 'hum', onDone: 'off' } },
      broken: { type: 'final' },
    },
  });
  expect(toMermaid(light)).toBe(`stateDiagram-v2
  [*] --> light_off
  state "off — It is dark." as light_off
  state "on — calls hum" as light_on
  state "broken" as light_broken
  light_off --> light_on : press [thereIsPower]
  light_off --> light_off : kick
  light_on --> light_off : done 0.light.on
  light_on --> light_off : after 1000
  light_broken --> [*]
  anywhere --> light_broken : break
`);
});
