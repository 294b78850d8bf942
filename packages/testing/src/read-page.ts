import { findShadowRoots } from './find-controls.ts';

/** What a page shows to any script, place by place. */
export type PagePlaces = Readonly<Record<string, unknown>>;

/**
 * All that a script in this page can read without knowing where: markup with every attribute, open shadow roots, title, address, history, the window's
 * name, storage, databases and cookies. For `findSecrets`. What is typed into a field is not in its markup, and so not here.
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

/** What a page says from now on. */
export interface PageWatch {
  /** The words of every call of `console`, and every error that nobody caught. */
  readonly said: readonly unknown[];
  /** Lets go, and gives `console` back. */
  stop(): void;
}

/** Listens to `console`, without a word of it being printed, and to `error` and `unhandledrejection`. */
export function watchPage(): PageWatch {
  const said: unknown[] = [];
  const ended = new AbortController();
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  const before = names.map((name) => console[name]);
  for (const name of names) console[name] = (...words: unknown[]) => void said.push(words);
  window.addEventListener('error', ({ error, message }) => void said.push(error, message), { signal: ended.signal });
  window.addEventListener('unhandledrejection', ({ reason }) => void said.push(reason), { signal: ended.signal });
  return {
    said,
    stop() {
      ended.abort();
      for (const [index, name] of names.entries()) console[name] = before[index] ?? console[name];
    },
  };
}
