import type { Page, Request, Route } from '@playwright/test';
import { createScriptedKratos, type ScriptedKratos } from '../../scripted-kratos.ts';
import type { SecondFactorKratos } from '../../second-factor/walk-second-factor-journey.ts';
import { pollUntil } from './poll-until.ts';

/** Kratos's routes, below any base address. */
const routes = /^(.*?)(\/self-service\/(?:login|logout|settings)(?:\/[a-z]+)?|\/sessions\/whoami)$/;

export interface RoutedKratos extends SecondFactorKratos {
  /** Converts a text of a journey to the page's address of Kratos. */
  readonly toPlace: (text: string) => string;
  /** The addresses to which the page has navigated, with the journey's address of Kratos. */
  readonly left: readonly string[];
}

/**
 * Routes all calls of a page to a scripted Kratos, and blocks navigation away from the page. `now` is the time on the clock of the page.
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
    // Aborts the navigation, so that the page stays.
    if (isNavigation && isOpen) {
      left.push(request.url().replace(address, kratos.kratosUrl));
      return route.abort('aborted');
    }
    isOpen ||= isNavigation;
    return toRoute(request) === null ? route.fallback() : answer(route, request);
  });

  async function answer(route: Route, request: Request): Promise<void> {
    // A login has one call at a time, so older ones are not waited for.
    underWay.abort();
    underWay = new AbortController();
    address = toRoute(request)?.base ?? '';
    try {
      await route.fulfill(await ask(kratos, request, underWay.signal));
    } catch {
      // The page or Kratos has aborted the call.
      await route.abort().catch(() => {});
    }
  }

  return {
    toPlace: (text) => (address === '' ? text : text.replaceAll(new URL(kratos.kratosUrl).host, new URL(address).host)),
    left,
    posted: kratos.posted,
    answer: (outcome) => kratos.answer(outcome),
    answerSettings: (outcome) => kratos.answerSettings(outcome),
    async untilCalled(times) {
      await pollUntil('calls of Kratos so far', times, async () => kratos.called.length);
    },
  };
}

/** Returns the page's address of Kratos and the path of a request. `null` if it is not for Kratos. */
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
