import { expect, test, vi } from 'vitest';
import { readGlobals, restoreGlobals } from './leftovers.ts';

const everything: Readonly<Record<string, () => unknown>> = {
  'globalThis.setTimeout': () => vi.useFakeTimers({ toFake: ['setTimeout'] }),
  'globalThis.Date': () => vi.useFakeTimers({ toFake: ['Date'] }),
  'Date.now': () => (Date.now = () => 0),
  'Math.random': () => (Math.random = () => 0),
  'globalThis.fetch': () => vi.stubGlobal('fetch', () => {}),
  'globalThis.document': () => vi.stubGlobal('document', {}),
  'globalThis.location': () => vi.stubGlobal('location', {}),
  'globalThis.sessionStorage': () => Object.defineProperty(globalThis, 'sessionStorage', { value: {}, configurable: true }),
  'console.log': () => vi.spyOn(console, 'log').mockImplementation(() => {}),
  'URL.canParse': () => vi.spyOn(URL, 'canParse').mockImplementation(() => false),
  'process.env.KRATOS_IS_LEFT_OVER': () => vi.stubEnv('KRATOS_IS_LEFT_OVER', 'yes'),
  'process.cwd()': () => process.chdir('/'),
  'the listeners of process to "warning"': () => process.on('warning', () => {}),
};

test.for(Object.entries(everything))('%s is named and restored when a test leaves it changed', ([name, change], { onTestFinished }) => {
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  const before = readGlobals();
  change();
  expect(restoreGlobals(before)).toContain(name);
  expect(restoreGlobals(before)).toEqual([]);
});

test('a test that restores its changes has no leftovers, even as the first user of a global', () => {
  const before = readGlobals();
  void [fetch, crypto, performance, structuredClone, new URL('http://localhost'), new Headers(), new Response('')];
  expect(restoreGlobals(before)).toEqual([]);
});
