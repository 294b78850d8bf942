/**
 * The policy of every page of the site, except those of the studio, which have one of their own in `vite.config.ts`. GitHub Pages sends no headers, so it is a `<meta>` element. `frame-ancestors`
 * works only in a header.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types offline lit-html', // of the script that registers the service worker, and of a page in the studio
].join('; ');
