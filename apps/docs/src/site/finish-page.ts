import { posix } from 'node:path';
import { contentSecurityPolicy } from '../content-security-policy.ts';

/**
 * Adds to a page of the site what every page has: the policy, as the first element that counts, and the script that keeps the site offline.
 * @param path of the page from the root of the site, such as `docs/index.html`
 */
export function finishPage(html: string, path: string): string {
  const policy = html.includes('http-equiv="Content-Security-Policy"')
    ? ''
    : `\n    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`;
  const script = `\n    <script type="module" src="${posix.relative(posix.dirname(path), 'offline.js')}"></script>`;
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(html) || !html.includes('</head>')) throw new Error(`${path} has no <meta charset="utf-8"> in a <head>.`);
  return html.replace(charset, (meta) => meta + policy).replace('</head>', `${script}\n  </head>`);
}
