import type { Emulator } from '@kratos-login/emulator';
import type { BrowserContext, Route } from '@playwright/test';

/** Makes Kratos refuse the next `times` submissions before it checks the input. */
export type Refuse = (scene: { readonly context: BrowserContext; readonly kratos: Emulator }, times: number) => Promise<void>;

/** The request comes without the CSRF cookie. */
export const loseCsrfCookie: Refuse = ({ context }, times) =>
  atSubmissions(context, times, async (route) => {
    const { cookie = '', ...headers } = await route.request().allHeaders();
    const left = cookie.split('; ').filter((each) => !each.startsWith('csrf_token'));
    await route.fallback({ headers: { ...headers, cookie: left.join('; ') } });
  });

/** The request names a flow that Kratos does not know. */
export const loseFlow: Refuse = ({ context }, times) =>
  atSubmissions(context, times, (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('flow', 'ffffffff-ffff-4fff-bfff-ffffffffffff');
    return route.fallback({ url: url.href });
  });

/** Expires the flow, and the next flow when it is submitted. TOTP codes that are read later belong to the new time. */
export const expireFlow: Refuse = ({ context, kratos }, times) => {
  const expire = (): void => kratos.clock.advance(2 * 3_600_000);
  expire();
  let isFirst = true;
  return atSubmissions(context, times, (route) => {
    if (!isFirst) expire();
    isFirst = false;
    return route.fallback();
  });
};

async function atSubmissions(context: BrowserContext, times: number, change: (route: Route) => Promise<void>): Promise<void> {
  let left = times;
  await context.route(/\/self-service\/login\?flow=/, (route) => (left-- > 0 ? change(route) : route.fallback()));
}
