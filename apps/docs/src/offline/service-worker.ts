/**
 * Keeps the whole site in the browser: each file of one build, checked by its hash. It answers only what the build has, never another origin. A new build
 * is loaded in the background, and has the next page.
 *
 * Not Workbox: its build tool brings 250 packages, for the list of files below and two event listeners.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
declare const self: {
  readonly registration: { readonly scope: string };
  readonly clients: { matchAll(options: { readonly type: 'window' }): Promise<readonly unknown[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
};
/** The files of the site by path, such as `docs/`, with the hashes of their content. Written into this file by the build. */
declare const FILES: Readonly<Record<string, string>>;
/** The hash of this list. */
declare const VERSION: string;

const { scope } = self.registration;
const prefix = `kratos-login ${scope} `;
const current = prefix + VERSION;

self.addEventListener('install', (event) => event.waitUntil(load().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  const path = toPath(url);
  if (path in FILES) event.respondWith(answer(path, event.request));
  else if (`${path}/` in FILES) event.respondWith(Promise.resolve(Response.redirect(`${scope}${path}/`)));
  else event.respondWith(older(event.request));
  if (mode === 'navigate') event.waitUntil(tidy());
});

/** Loads what no cache has yet. The browser compares the hashes, so files of two builds are never mixed. */
async function load(): Promise<void> {
  await caches.delete(current); // of a build that is published again: caches are in the order in which they were made
  const cache = await caches.open(current);
  const loading = Object.entries(FILES).map(async ([path, integrity]) => {
    const key = toKey(path, integrity);
    const reply = (await caches.match(key)) ?? (await fetch(scope + path, { integrity, cache: 'no-cache' }));
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
    // A new object, because a redirected reply cannot answer a navigation.
    await cache.put(key, new Response(await reply.blob(), { headers: reply.headers }));
  });
  await Promise.all(loading);
}

async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(current);
  return (await cache.match(toKey(path, FILES[path] ?? ''))) ?? fetch(request);
}

/** A page of the build before still gets its own files. Everything else is not ours to answer. */
async function older(request: Request): Promise<Response> {
  const kept = await caches.match(scope + toPath(request.url), { ignoreSearch: true });
  return kept ?? fetch(request);
}

/** Deletes the caches of older builds, unless another page may still need them. A newer one may just be loading. */
async function tidy(): Promise<void> {
  if ((await self.clients.matchAll({ type: 'window' })).length > 1) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const old = names.slice(0, Math.max(0, names.indexOf(current)));
  await Promise.all(old.map((name) => caches.delete(name)));
}

const toPath = (url: string): string =>
  decodeURI(new URL(url).pathname.slice(new URL(scope).pathname.length)).replace(/(^|\/)index\.html$/, '$1');
const toKey = (path: string, hash: string): string => `${scope}${path}?${encodeURIComponent(hash)}`;

export {};
