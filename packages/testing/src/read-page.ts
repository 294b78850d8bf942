import { findShadowRoots } from './find-controls.ts';

/** The parts of a page that any script can read. */
export type PagePlaces = Readonly<Record<string, unknown>>;

/**
 * Reads everything in this page that a script can find: markup with attributes, open shadow roots, title, address, history, the window's name,
 * storage, databases and cookies. Pass the result to `findSecrets`. Typed values are not part of the markup, and so not of the result.
 *
 * ```ts
 * import { findSecrets, readPage } from '@kratos-login/testing'
 *
 * console.log(findSecrets(await readPage(), { password: 'canary-password' })) // []
 * ```
 */
export async function readPage(): Promise<PagePlaces> {
  return {
    markup: document.documentElement.outerHTML,
    shadowRoots: findShadowRoots(document).map(({ innerHTML }) => innerHTML),
    title: document.title,
    address: [location.href, document.referrer, performance.getEntriesByType('resource').map(({ name }) => name)],
    history: history.state,
    name: window.name,
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    cookies: document.cookie,
    databases: await readDatabases(),
  };
}

async function readDatabases(): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await done(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    for (const store of stores) {
      const objects = database.transaction(store).objectStore(store);
      found.push(name, store, await done(objects.getAllKeys()), await done(objects.getAll()));
    }
    database.close();
  }
  return found;
}

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Records of a page's messages. */
export interface PageMessages {
  /** The values of every `console` call, and every uncaught error. */
  readonly messages: readonly unknown[];
  /** Stops recording, and restores `console`. */
  stop(): void;
}

/** Records `console` calls without printing them, and the events `error` and `unhandledrejection`. */
export function recordPageMessages(): PageMessages {
  const messages: unknown[] = [];
  const ended = new AbortController();
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  const before = names.map((name) => console[name]);
  for (const name of names) console[name] = (...words: unknown[]) => void messages.push(words);
  window.addEventListener('error', ({ error, message }) => void messages.push(error, message), { signal: ended.signal });
  window.addEventListener('unhandledrejection', ({ reason }) => void messages.push(reason), { signal: ended.signal });
  return {
    messages,
    stop() {
      ended.abort();
      for (const [index, name] of names.entries()) console[name] = before[index] ?? console[name];
    },
  };
}
