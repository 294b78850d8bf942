// Replaces `vitest` while mutants are tried. It has Vitest's `expect` and `vi`, and the parts of the rest that our tests use.

import { format } from 'node:util';
import { expect, vi } from 'vitest';

/** @typedef {(...parameters: any[]) => unknown} Body */
/** @typedef {{ readonly name: string, readonly body: () => unknown }} Test */

/** The tests and hooks of the file that is being imported. */
export const registered = {
  tests: /** @type {Test[]} */ ([]),
  beforeAll: /** @type {Body[]} */ ([]),
  afterAll: /** @type {Body[]} */ ([]),
  beforeEach: /** @type {Body[]} */ ([]),
  afterEach: /** @type {Body[]} */ ([]),
  /** The hooks of the running test. */
  onTestFinished: /** @type {Body[]} */ ([]),
};
const onTestFinished = (/** @type {Body} */ body) => void registered.onTestFinished.push(body);
/** The context passed to a test, after the parameters of its row. */
const context = { onTestFinished };

/** @param {string} name @param {readonly (Body | object)[]} optionsAndBody the timeout of a test is ignored */
const test = (name, ...optionsAndBody) => {
  const body = optionsAndBody.find((each) => typeof each === 'function');
  registered.tests.push({ name, body: () => /** @type {Body} */ (body)(context) });
};

/** @param {readonly unknown[]} table */
test.each = (table) => (/** @type {string} */ name, /** @type {Body} */ body) => {
  const isSpread = table.every(Array.isArray);
  for (const row of table) {
    const parameters = isSpread ? /** @type {unknown[]} */ (row) : [row];
    test(toTitle(name, parameters), () => body(...parameters));
  }
};

/** @param {readonly unknown[]} table */
test.for = (table) => (/** @type {string} */ name, /** @type {Body} */ body) => {
  for (const row of table) test(toTitle(name, Array.isArray(row) ? row : [row]), () => body(row, context));
};

/** @param {string} name @param {readonly unknown[]} parameters */
function toTitle(name, parameters) {
  const [row] = parameters;
  const named = name.replace(/\$(\w+)/g, (all, key) =>
    row instanceof Object && key in row ? String(row[/** @type {never} */ (key)]) : all,
  );
  return format(named, ...parameters.slice(0, named.match(/%[a-z]/g)?.length ?? 0));
}

/** @param {string} _name @param {() => void} body */
const describe = (_name, body) => body();
const beforeAll = (/** @type {Body} */ body) => void registered.beforeAll.push(body);
const afterAll = (/** @type {Body} */ body) => void registered.afterAll.push(body);
const beforeEach = (/** @type {Body} */ body) => void registered.beforeEach.push(body);
const afterEach = (/** @type {Body} */ body) => void registered.afterEach.push(body);

/** Vitest's own `poll` needs a worker. */
const poll = (/** @type {() => unknown} */ look, { timeout = 1000, interval = 5 } = {}) =>
  new Proxy(
    {},
    {
      get:
        (_, matcher) =>
        async (/** @type {unknown[]} */ ...expected) => {
          for (const until = Date.now() + timeout; ; ) {
            try {
              return /** @type {any} */ (expect(await look()))[matcher](...expected);
            } catch (error) {
              if (Date.now() > until) throw error;
            }
            await new Promise((resolve) => setTimeout(resolve, interval));
          }
        },
    },
  );
Object.assign(expect, { poll });
// `vi.useFakeTimers` and `vi.stubEnv` use this object.
Object.assign(globalThis, { __vitest_worker__: { config: { fakeTimers: {} }, metaEnv: process.env } });

export { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, test as it, vi };
