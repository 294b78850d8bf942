import { expect, test } from 'vitest';
import { shortenStateMachine, withOptionalIds } from './library-build.mjs';

const machine = (count: number) =>
  `export declare const m: import("xstate").StateMachine<${Array.from({ length: count }, (_, at) => `A${at}<x, { y: [1, ">"] }>`).join(', ')}>;\nexport {};`;

test('a declaration of a machine has only the type arguments that every supported XState has', () => {
  expect(shortenStateMachine(machine(15))).toBe(machine(14));
  expect(shortenStateMachine(machine(17))).toBe(machine(14));
});

test('so has each machine of a declaration, also within the type of another', () => {
  const within = (count: number) => machine(count).replace('A1<x', `A1<${machine(count).match(/StateMachine<.*>/)?.[0]}`);
  expect(shortenStateMachine(`${within(15)}${machine(16)}`)).toBe(`${within(14)}${machine(14)}`);
});

test('a declaration without extra type arguments is unchanged', () => {
  expect(shortenStateMachine(machine(14))).toBe(machine(14));
  expect(shortenStateMachine('export declare const a: () => void;')).toBe('export declare const a: () => void;');
});

test('the actors of a machine have an optional id, as older versions of XState require it', () => {
  expect(withOptionalIds('StateMachine<{ src: "a"; id: string | undefined; }>')).toBe('StateMachine<{ src: "a"; id?: string; }>');
  expect(withOptionalIds('interface Other { id: string | undefined; }')).toBe('interface Other { id: string | undefined; }');
});
