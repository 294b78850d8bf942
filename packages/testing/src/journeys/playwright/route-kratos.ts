import type { Page, Request, Route } from '@playwright/test';
import { createScriptedKratos, type ScriptedKratos } from '../../scripted-kratos.ts';
import type { JourneyKratos } from '../walk-journey.ts';
import { pollThat } from './poll-that.ts';

/** Kratos's routes, below whatever address the page has for it. */
const routes = /^(.*?)(\/self-service\/(?:login|logout)(?:\/[a-z]+)?|\/sessions\/whoami)$/;

export interface RoutedKratos extends JourneyKratos {
  /** A text of a journey with the address by which the page knows Kratos. */
  readonly toPlace: (text: string) => string;
  /** Where the page has set out for so far, with the address of Kratos that a journey has for it. */
  readonly left: readonly string[];
}

/**
 * A scripted Kratos for all calls of a page, and a page that cannot be left: whatever leads elsewhere comes to nothing. `now` is the time on the
 * clock of the page.
 */
export async function routeKratos(page: Page, now: () => number): Promise<RoutedKratos> {
  const kratos = createScriptedKratos({ now });
  let address = '';
  let underWay = new AbortController();

  const left: string[] = [];
  let isOpen = false;
  await page.route('**/*', async (route) => {
    const request = route.request();
    const isNavigation = request.isNavigationRequest() && request.frame() === page.mainFrame();
    // As when somebody stops it: the page stays.
    if (isNavigation && isOpen) {
      left.push(request.url().replace(address, kratos.kratosUrl));
      return route.abort('aborted');
    }
    isOpen ||= isNavigation;
    return toRoute(request) === null ? route.fallback() : answer(route, request);
  });

  async function answer(route: Route, request: Request): Promise<void> {
    // There is one call at a time: whatever was under way is not waited for any more.
    underWay.abort();
    underWay = new AbortController();
    address = toRoute(request)?.base ?? '';
    try {
      await route.fulfill(await ask(kratos, request, underWay.signal));
    } catch {
      // Broken off: by the page, which is gone or does not wait any more, or by Kratos.
      await route.abort().catch(() => {});
    }
  }

  return {
    toPlace: (text) => (address === '' ? text : text.replaceAll(new URL(kratos.kratosUrl).host, new URL(address).host)),
    left,
    posted: kratos.posted,
    answer: (outcome) => kratos.answer(outcome),
    async untilCalled(times) {
      await pollThat('calls of Kratos so far', times, async () => kratos.called.length);
    },
  };
}

/** The address of Kratos, as the page has it, and what it asks there; `null` for what is not Kratos's. */
function toRoute(request: Request): { readonly base: string; readonly path: string } | null {
  const { origin, pathname, search } = new URL(request.url());
  const [, base, path] = routes.exec(`${origin}${pathname}`) ?? [];
  return base === undefined ? null : { base, path: `${path}${search}` };
}

async function ask({ fetch, kratosUrl }: ScriptedKratos, request: Request, signal: AbortSignal) {
  const { base, path } = toRoute(request) ?? { base: '', path: '' };
  const body = request.postData();
  const response = await fetch(`${kratosUrl}${path}`, { method: request.method(), signal, ...(body !== null && { body }) });
  return {
    status: response.status,
    headers: {
      ...Object.fromEntries(response.headers),
      'access-control-allow-origin': (await request.headerValue('origin')) ?? new URL(request.url()).origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'retry-after',
    },
    body: (await response.text()).replaceAll(kratosUrl, base),
  };
}
