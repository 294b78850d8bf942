/** A global that a test may change: how to read it, restore it and remove it. */
interface Global {
  readonly value: unknown;
  readonly restore: () => void;
  readonly remove: () => void;
}

/** All globals that a test may change, by name. */
export type Globals = ReadonlyMap<string, Global>;

const objects = ['console', 'Date', 'Math', 'performance', 'crypto', 'JSON', 'URL', 'AbortSignal', 'navigator', 'history'];
const events = ['uncaughtException', 'unhandledRejection', 'warning', 'exit', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Reads the members of the platform's objects, the environment, the working directory, and how many functions listen to the process. */
export function readGlobals(): Globals {
  const globals = new Map<string, Global>();
  const add = (name: string, object: object): void => {
    for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(object)))
      if (!belongsToPackage(key))
        globals.set(`${name}.${key}`, {
          value: 'value' in descriptor ? descriptor.value : descriptor.get,
          restore: () => void (descriptor.configurable === true && Object.defineProperty(object, key, descriptor)),
          remove: () => void Reflect.deleteProperty(object, key),
        });
  };
  add('globalThis', globalThis);
  for (const name of objects) add(name, (globalThis as unknown as Record<string, object>)[name] ?? {});
  add('process.env', process.env);
  const directory = process.cwd();
  globals.set('process.cwd()', { value: directory, restore: () => process.chdir(directory), remove() {} });
  for (const event of events) {
    const listeners = process.listeners(event as 'exit');
    globals.set(`the listeners of process to "${event}"`, {
      value: listeners.length,
      restore() {
        for (const listener of process.listeners(event as 'exit')) if (!listeners.includes(listener)) process.off(event, listener);
      },
      remove() {},
    });
  }
  return globals;
}

/** Restores changed globals, removes added ones, and returns the names of both. */
export function restoreGlobals(before: Globals): readonly string[] {
  const after = readGlobals();
  const changed = [...before].filter(
    ([name, { value }]) => !Object.is(value, after.get(name)?.value) && !isFirstUse(value, after.get(name)),
  );
  const added = [...after].filter(([name]) => !before.has(name));
  for (const [, { restore }] of changed) restore();
  for (const [, { remove }] of added) remove();
  return [...changed, ...added].map(([name]) => name);
}

/** Node defines some members by a getter that replaces itself by the value when it is first read. */
const isFirstUse = (before: unknown, after: Global | undefined): boolean =>
  typeof before === 'function' &&
  before.name.startsWith('get') &&
  after !== undefined &&
  after.value !== before &&
  typeof after.value !== 'undefined';

/** Packages use such names for one registry shared by all their copies. */
const belongsToPackage = (key: string): boolean => key.startsWith('__') || /^VITE/.test(key);
