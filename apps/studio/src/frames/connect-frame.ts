import { toDir } from 'demo-kit';
import { brands } from 'demo-kit/brands';
import type { FrameHost } from '../engine/frame-host.ts';
import type { FrameOptions } from '../engine/studio.ts';

/** The options that every page in the frame has: links that are caught, and no storage. */
export const links = { recoveryUrl: '/recovery', registrationUrl: '/registration', secondFactorSetupUrl: '/second-factor' } as const;

/** Connects this page with the studio around it. Throws without one. */
export function connectFrame(): FrameHost {
  const host = window.parent === window ? undefined : window.parent.kratosStudio?.connect(window);
  if (host === undefined) {
    document.body.textContent = 'This page is a part of the studio. Open the studio to see it.';
    throw new Error('This page has no studio around it.');
  }
  followConnection(host);
  catchLinks(host);
  const dress = (): void => dressPage(host.getOptions());
  host.subscribe(dress);
  dress();
  return host;
}

/** Gives the document its language, colour scheme and brand. The custom page has one language and a look of its own. */
function dressPage({ renderer, scheme, brand, lang: chosen }: FrameOptions): void {
  const lang = renderer === 'custom' ? 'en' : chosen;
  const { documentElement } = document;
  if (documentElement.lang !== lang) Object.assign(documentElement, { lang, dir: toDir(lang) });
  documentElement.style.colorScheme = brands[brand].scheme ?? scheme;
  documentElement.dataset['brand'] = brand;
}

/** For `onSuccess` and `onDone` of a finished page: tells the user that it would go on, and stays. */
export function stayHere(_view: unknown, next: string | null): false {
  if (next !== null) showNextPage();
  return false;
}

/** Tells the user that the login has ended. */
export const showNextPage = (): void => showNote('Signed in. Your app would go on to its next page now.');

/** Tells the user where a page would have gone. */
export function showNote(text: string): void {
  const before = document.querySelector<HTMLElement>('.studio-note');
  const note = before ?? document.body.appendChild(document.createElement('p'));
  Object.assign(note, { className: 'studio-note', lang: 'en', dir: 'ltr', role: 'status', textContent: text });
}

/** `navigator.onLine` and its events follow the studio. */
function followConnection(host: FrameHost): void {
  let wasOnline = host.isOnline();
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => host.isOnline() });
  host.subscribe(() => {
    if (host.isOnline() === wasOnline) return;
    wasOnline = host.isOnline();
    window.dispatchEvent(new Event(wasOnline ? 'online' : 'offline'));
  });
}

/** A link would replace the page. */
function catchLinks(host: FrameHost): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link === null || event.defaultPrevented) return;
    event.preventDefault();
    const { pathname, origin } = new URL(link.getAttribute('href') ?? '', location.href);
    if (pathname === links.secondFactorSetupUrl) return host.showSecondFactor();
    showNote(`Your app would go to ${origin === location.origin ? pathname : origin} now.`);
  });
}
