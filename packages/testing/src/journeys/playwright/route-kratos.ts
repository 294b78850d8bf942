import type { Page, Request } from '@playwright/test';
import { createScriptedKratos, type ScriptedKratos } from '../../scripted-kratos.ts';
import type { JourneyKratos } from '../walk-journey.ts';
import { pollThat } from './poll-that.ts';

/** Kratos's routes, below whatever address the page has for it. */
const routes = /^(.*?)(\/self-service\/(?:login|logout)(?:\/[a-z]+)?|\/sessions\/whoami)$/;

/**
 * A scripted Kratos for all calls of a page, and a page that cannot be left: whatever leads elsewhere comes to nothing. `now` is the time on the
 * clock of the page.
 */
export async function routeKratos(page: Page, now: () => number): Promise<JourneyKratos> {
  const kratos = createScriptedKratos({ now });
  const underWay = new Map<Request, AbortController>();
  page.on('requestfailed', (request) => underWay.get(request)?.abort());

  let isOpen = false;
  await page.route('**/*', async (route) => {
    const request = route.request();
    const leaves = isOpen && request.isNavigationRequest() && request.frame() === page.mainFrame();
    isOpen ||= request.isNavigationRequest();
    await (leaves ? route.fulfill({ status: 204 }) : route.fallback());
  });
  await page.route(
    ({ origin, pathname }) => routes.test(`${origin}${pathname}`),
    async (route) => {
      const request = route.request();
      const ended = new AbortController();
      underWay.set(request, ended);
      try {
        await route.fulfill(await ask(kratos, request, ended.signal));
      } catch {
        // Broken off by the page, which is gone or does not wait any more; or by Kratos.
        await route.abort().catch(() => {});
      }
      underWay.delete(request);
    },
  );

  return {
    answer: (outcome) => kratos.answer(outcome),
    async untilCalled(times) {
      await pollThat('calls of Kratos so far', times, async () => kratos.called.length);
    },
  };
}

async function ask({ fetch, kratosUrl }: ScriptedKratos, request: Request, signal: AbortSignal) {
  const { origin, pathname, search } = new URL(request.url());
  const [, base = '', path = ''] = routes.exec(`${origin}${pathname}`) ?? [];
  const body = request.postData();
  const response = await fetch(`${kratosUrl}${path}${search}`, { method: request.method(), signal, ...(body !== null && { body }) });
  return {
    status: response.status,
    headers: {
      ...Object.fromEntries(response.headers),
      'access-control-allow-origin': (await request.headerValue('origin')) ?? origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'retry-after',
    },
    body: (await response.text()).replaceAll(kratosUrl, base),
  };
}
