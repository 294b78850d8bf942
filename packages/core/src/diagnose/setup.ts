import type { Ask } from './ask.ts';

/** The input of every check. */
export interface Setup {
  /** A web address without a trailing slash, a user name, a query or a fragment. */
  readonly kratosUrl: string;
  /** The login page, or `null` without one, or when its address is not http(s). */
  readonly page: URL | null;
  /** Whether this runs in a browser, which enforces CORS without telling the page why a request failed. */
  readonly isInPage: boolean;
  /** Whether `fetch` keeps cookies. */
  readonly keepsCookies: boolean;
  readonly ask: Ask;
}

/** The path that creates a flow. */
export const opening = '/self-service/login/browser';

/** The path that returns the session. */
export const whoami = '/sessions/whoami';

/** The beginning of a finding about the result of a request. */
export const resultedIn = ({ kratosUrl }: Pick<Setup, 'kratosUrl'>, path: string = opening): string =>
  `GET ${path} at "${kratosUrl}" resulted in`;

export const isCrossOrigin = ({ page, kratosUrl }: Pick<Setup, 'page' | 'kratosUrl'>): boolean =>
  page !== null && page.origin !== new URL(kratosUrl).origin;

/** Whether the browser hides responses without CORS headers from the page. */
export const isHeldToCors = (setup: Setup): boolean => setup.isInPage && isCrossOrigin(setup);

/** Quotes an address for a finding, without user name, password, query and fragment. */
export const toShown = (address: unknown): string =>
  JSON.stringify(
    String(address)
      .replace(/\/\/[^/?#]*@/, '//')
      .replace(/[?#].*$/s, ''),
  );
