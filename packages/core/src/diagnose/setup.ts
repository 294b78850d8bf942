import type { Ask } from './ask.ts';

/** What every check is given. */
export interface Setup {
  /** A web address without a slash at its end, and with nothing in it that must not be shown. */
  readonly kratosUrl: string;
  /** The page that the login is for; `null` when there is none, or none of the web. */
  readonly page: URL | null;
  /** This runs in a browser, which holds CORS and says nothing of it. */
  readonly isInPage: boolean;
  /** The `fetch` in use sends back the cookies that it got. */
  readonly keepsCookies: boolean;
  readonly ask: Ask;
}

/** The first call of every login: it opens the flow. */
export const opening = '/self-service/login/browser';

/** The call that asks who is signed in. */
export const whoami = '/sessions/whoami';

/** How a finding begins that tells what came. */
export const cameTo = ({ kratosUrl }: Pick<Setup, 'kratosUrl'>, path: string = opening): string => `GET ${path} at "${kratosUrl}" came to`;

export const isCrossOrigin = ({ page, kratosUrl }: Pick<Setup, 'page' | 'kratosUrl'>): boolean =>
  page !== null && page.origin !== new URL(kratosUrl).origin;

/** A browser looks at the CORS headers of every answer, and keeps from the page what lacks them. */
export const isHeldToCors = (setup: Setup): boolean => setup.isInPage && isCrossOrigin(setup);

/** An address as a finding may show it: without user name, password, query and fragment. */
export const toShown = (address: unknown): string =>
  JSON.stringify(
    String(address)
      .replace(/\/\/[^/?#]*@/, '//')
      .replace(/[?#].*$/s, ''),
  );
