import { posix } from 'node:path';

/**
 * Makes every address of a page relative, so that the site works below any path. In the sources an address starts with `/`, the root of the site.
 * @param url the address of the page, such as `/docs/reference/chart/`
 * @example toRelativeUrls('<a href="/docs/">', '/docs/chart/') // '<a href="../">'
 */
export const toRelativeUrls = (html: string, url: string): string =>
  html.replace(
    /(\s(?:href|src|srcset))="(\/(?!\/)[^"]*)"/g,
    (_all, name: string, target: string) => `${name}="${toRelativeUrl(target, url)}"`,
  );

/** Returns an address of the site as seen from one of its pages. */
function toRelativeUrl(target: string, from: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(target) ?? [];
  const relative = posix.relative(from.endsWith('/') ? from : posix.dirname(from), path);
  if (relative === '') return path.endsWith('/') ? `./${rest}` : rest;
  return `${relative}${path.endsWith('/') ? '/' : ''}${rest}`;
}
